import ChapterRunning
import Foundation
import Storage

/// The program that runs.
enum NotebookBinary {
    /// The running program's file, also after another one was put in its place.
    private static let path = "/proc/self/exe"
    /// As the package manager calls it.
    private static let name = "notebook"

    /// The digest of the code that the notebook itself uses: of the objects of its own modules while they are those that it was linked
    /// from, since what chapters import is linked with it too, and an edit of that leaves it as it is; of the whole file otherwise.
    static func digest(of project: Project, remembering stamps: FileStamps) throws -> Digest {
        let products = project.products
        guard project.notebook == nil, let running = try? FileStamp(of: path),
            let built = try? FileStamp(of: "\(products)/\(name)"), running == built,
            let objects = try? objects(in: products, remembering: stamps), !objects.isEmpty,
            objects.allSatisfy({ isOlder($0, than: running) })
        else { return try stamps.digest(of: path) }
        return Digest(ofAll: try objects.map { try stamps.digest(of: $0).description })
    }

    /// Those of the program's module and of all that it depends on.
    private static func objects(in products: String, remembering stamps: FileStamps) throws -> [String] {
        let separator = "\0"
        let names = try stamps.fact("program's objects 1", of: "\(products)/description.json") {
            let graph = try ModuleGraph(builtIn: products, remembering: stamps)
            return graph.closure(of: [name]).flatMap(\.objects).sorted().joined(separator: separator)
        }
        return names.components(separatedBy: separator).filter { !$0.isEmpty }
    }

    private static func isOlder(_ object: String, than binary: FileStamp) -> Bool {
        (try? FileStamp(of: object)).map { $0.changed < binary.changed } ?? false
    }
}
