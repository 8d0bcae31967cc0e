import ChapterRunning
import Foundation
import Storage

/// What a task of a cluster does: runs its cells one after the other on a node, and leaves what comes of them on the shared files.
package struct SlurmTask {
    private let batch: SlurmBatch
    private let folder: SlurmFolder
    private let index: Int

    /// - Parameters:
    ///   - file: of the batch.
    ///   - index: from 0.
    package init(batchAt file: String, index: Int) throws {
        batch = try JSONDecoder().decode(SlurmBatch.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        folder = SlurmFolder(ofBatchAt: file)
        self.index = index
    }

    /// A cell that has its value already, from before the task was started again, is passed over.
    ///
    /// - Returns: how many came to no value.
    package func run() throws -> Int {
        let cells = batch.cells(ofTask: index)
        if let difference = difference() {
            for cell in cells { try folder.keep(FailedCell(.lost(difference)), of: cell) }
            return cells.count
        }
        let place = try Self.makeWorkplace()
        defer { try? FileManager.default.removeItem(atPath: place) }
        let store = Store(folder: batch.order.store, stamps: FileStamps(path: "\(place)/stamps")) { print($0) }
        let worker = CellWorker(batch.order, store: store, in: try ScratchFolder(at: place))
        var failed = 0
        for cell in cells where !store.holdsRecord(of: .outcomes, for: cell.key) {
            guard let failure = try tried(cell, worker) else { continue }
            failed += 1
            print("\(cell.parameters): \(failure.cause)")
            try folder.keep(failure, of: cell)
        }
        return failed
    }

    /// Shared files fail now and then, as where a build that starts clears what an earlier one left: once more, then.
    private func tried(_ cell: SweepCell, _ worker: CellWorker) throws -> FailedCell? {
        do {
            return try worker.run(cell)
        } catch {
            print("\(cell.parameters): \(error); once more")
            return try worker.run(cell)
        }
    }

    /// In what this node differs from what the cells' keys hold: its results would be others under the same keys.
    private func difference() -> String? {
        let node = ProcessInfo.processInfo.hostName
        guard Processor.current.traits == batch.order.processor else {
            return "the processor of \(node) is not that of the machine that builds: build on one like it, or choose nodes, "
                + "as with `--slurm --constraint=…`"
        }
        let others = batch.libraries.filter { (try? Digest(ofFile: $0.key)) != $0.value }.keys.sorted()
        return others.first.map { "\($0) on \(node) is not that of the machine that builds" }
    }

    /// On the node's own disk.
    private static func makeWorkplace() throws -> String {
        let own = ProcessInfo.processInfo.environment
        let folder = own["TMPDIR"] ?? "/tmp"
        let place = "\(folder)/notebook-\(own["SLURM_JOB_ID"] ?? "alone")-\(ProcessInfo.processInfo.processIdentifier)"
        try Folder.make(place)
        return place
    }
}
