import ChapterRunning
import Foundation
import Storage

/// What one sweep has on a cluster, in a folder that the nodes see too: its batches, why cells failed, and what tasks printed.
struct SlurmFolder: Sendable {
    let path: String

    init(of order: SweepOrder, in folder: String) throws {
        path = "\(folder)/\(order.chapter).\(order.block)"
        for folder in [path, "\(path)/failures", "\(path)/logs"] { try Folder.make(folder) }
    }

    /// The folder that holds a batch's file.
    init(ofBatchAt file: String) {
        path = URL(fileURLWithPath: file).deletingLastPathComponent().path
    }

    var logs: String { "\(path)/logs" }

    func file(of name: String) -> String { "\(path)/\(name).json" }

    func keep(_ batch: SlurmBatch, named name: String) throws {
        try AtomicFile.write(RecordCoding.encode(batch), to: file(of: name), isSynced: false)
    }

    /// The batches that an earlier build left, by their names. One that cannot be read is none.
    func batches() throws -> [String: SlurmBatch] {
        let files = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }
        return files.reduce(into: [:]) { batches, file in
            guard let bytes = FileManager.default.contents(atPath: "\(path)/\(file)") else { return }
            batches[String(file.dropLast(5))] = try? JSONDecoder().decode(SlurmBatch.self, from: bytes)
        }
    }

    func forget(_ name: String) throws { try removeIfPresent(file(of: name)) }

    // MARK: Failures

    func keep(_ failure: FailedCell, of cell: SweepCell) throws {
        try AtomicFile.write(RecordCoding.encode(failure), to: failureFile(of: cell), isSynced: false)
    }

    func failure(of cell: SweepCell) -> FailedCell? {
        FileManager.default.contents(atPath: failureFile(of: cell)).flatMap {
            try? JSONDecoder().decode(FailedCell.self, from: $0)
        }
    }

    func forgetFailure(of cell: SweepCell) throws { try removeIfPresent(failureFile(of: cell)) }

    private func failureFile(of cell: SweepCell) -> String { "\(path)/failures/\(cell.key).json" }
}
