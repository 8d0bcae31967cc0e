import ChapterRunning
import Foundation
import Storage

/// The program that runs.
enum NotebookBinary {
    /// The running program's file, also after another one was put in its place.
    private static let path = "/proc/self/exe"

    /// The digest of the code that the notebook itself uses: of its objects while they are those that it was linked from, since what
    /// chapters import is linked with it too, and an edit of that leaves it as it is; of the whole file otherwise.
    ///
    /// - Parameter products: the folder in which it was built.
    static func digest(products: String, remembering stamps: FileStamps) throws -> Digest {
        let linked = LinkedObjects(products: products)
        let targets = NotebookTargets.own.union(NotebookTargets.shared).sorted()
        let objects = targets.compactMap(linked.objects(of:)).flatMap(\.self)
        guard let running = try? FileStamp(of: path), let built = try? FileStamp(of: "\(products)/notebook"), running == built,
            !objects.isEmpty, objects.allSatisfy({ isOlder($0, than: running) })
        else { return try stamps.digest(of: path) }
        return Digest(ofAll: try objects.map { try stamps.digest(of: $0).description })
    }

    private static func isOlder(_ object: String, than binary: FileStamp) -> Bool {
        (try? FileStamp(of: object)).map { $0.changed < binary.changed } ?? false
    }
}
