import ChapterReading
import DataRegistry
import Foundation
import Storage

/// The files that blocks name in their option `data`: registered data sets, and what the notebook knows of the report itself.
package struct DataSources: Sendable {
    /// A data set's file as this build finds it.
    enum State: Equatable, Sendable {
        case present(path: String, digest: Digest)
        case absent(message: String)
        case wrong(message: String)
        case unknown(nearMiss: String?)
    }

    /// The report's own reach, which the notebook provides: a JSON array of `BlockReach`.
    package static let reach = "reach"

    let folder: DataFolder
    let stamps: FileStamps
    /// Where the reach of every block of the report is stored; nil before it is known.
    package var reachFile: (path: String, digest: Digest)?

    package init(folder: DataFolder, stamps: FileStamps, reachFile: (path: String, digest: Digest)? = nil) {
        self.folder = folder
        self.stamps = stamps
        self.reachFile = reachFile
    }

    func state(of name: String) throws -> State {
        if name == Self.reach {
            return reachFile.map { .present(path: $0.path, digest: $0.digest) } ?? .absent(message: "no chapter compiled")
        }
        guard let dataset = Dataset.named(name) else {
            return .unknown(nearMiss: nearMiss(of: name, among: Dataset.all.map(\.name) + [Self.reach]))
        }
        do throws(DatasetError) {
            let path = try dataset.locate(in: folder)
            return try verified(dataset, at: path)
        } catch {
            if case .absent = error { return .absent(message: "\(error)") }
            return .wrong(message: "\(error)")
        }
    }

    /// The digest of what is present of every registered data set, and where.
    package func digest() throws -> Digest {
        Digest(ofAll: try Dataset.all.flatMap { [$0.name, "\(try state(of: $0.name))"] })
    }

    /// Whole verification is done once for each state of the file.
    private func verified(_ dataset: Dataset, at path: String) throws(DatasetError) -> State {
        guard let digest = try? stamps.digest(of: path) else { throw .unreadable(dataset, path: path) }
        guard digest.description == dataset.digest else {
            throw .wrongDigest(dataset, path: path, found: digest.description)
        }
        return .present(path: path, digest: digest)
    }

    /// The files of these data sets that are here, by the names under which a block finds them.
    func files(named names: [String]) throws -> [String: String] {
        var files: [String: String] = [:]
        for name in names {
            if case .present(let file, _) = try state(of: name) { files[Self.fileName(of: name)] = file }
        }
        return files
    }

    /// The name under which a block finds the file in its data folder.
    static func fileName(of name: String) -> String { Dataset.named(name)?.file ?? "\(name).json" }
}
