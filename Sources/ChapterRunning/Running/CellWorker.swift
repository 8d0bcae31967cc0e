import ChapterReading
import Foundation
import Storage

/// Runs cells of a sweep, one after the other, each in a process of its own.
package final class CellWorker {
    private let order: SweepOrder
    private let store: Store
    /// Where its cells work.
    private let scratch: ScratchFolder
    private let block: Block
    /// Of its data sets, as they are when it begins.
    private let files: FileSnapshot
    private var process: ChapterProcess?

    package init(_ order: SweepOrder, store: Store, in scratch: ScratchFolder) {
        self.order = order
        self.store = store
        self.scratch = scratch
        block = order.runnable
        files = FileSnapshot(of: order.data.values)
    }

    /// Runs a cell to its end. Its value is in the store then.
    ///
    /// - Returns: nil, or why it has none.
    package func run(_ cell: SweepCell) throws -> FailedCell? {
        let failed = try scratch.withFolder(for: cell.key) { folder in
            let run = try liveProcess().run(try order.command(for: cell, in: folder), of: block)
            do {
                return try take(run, of: cell, from: folder)
            } catch let interference as Interference {
                return FailedCell(.interfered(interference), printed: run.printed)
            } catch let failure as SystemFailure {
                return FailedCell(.notStored(failure.description), printed: run.printed)
            }
        }
        if case .notStored? = failed?.cause { try scratch.requireRoom(andIn: store) }
        return failed
    }

    private func take(_ run: ChapterProcess.Run, of cell: SweepCell, from folder: String) throws -> FailedCell? {
        switch run.ending {
        case .finished(let product, let seconds):
            if let changed = files.changed {
                return FailedCell(.missingData(.wrong("\(changed.fileName) changed while the cell ran: build again")))
            }
            let stored = try product.mapFiles { try store.add(HandedOverFile(name: $0, folder: folder).read()) }
            let outcome = BlockOutcome(
                payload: .product(stored), printed: run.printed, seconds: seconds, key: cell.key, day: order.day)
            try store.setRecord(outcome, of: .outcomes, for: cell.key)
            return nil
        case .threw(let message, _): return FailedCell(.threw(message), printed: run.printed)
        case .systemFailed(let message): return FailedCell(.notStored(message), printed: run.printed)
        case .interfered(let interference): return FailedCell(.interfered(interference), printed: run.printed)
        case .timedOut: return FailedCell(.timedOut(limit: order.timeout), printed: run.printed)
        case .outOfMemory(let used):
            return FailedCell(.outOfMemory(used: used, limit: order.memory), printed: run.printed)
        case .startedTooMany: return FailedCell(.startedTooMany(limit: ProcessFamily.mostProcesses), printed: run.printed)
        case .died(let status):
            let report = CrashReport(status: status, printed: run.printed, stack: run.stack)
            return FailedCell(.trapped(report.message), at: report.place, printed: report.printed)
        }
    }

    private func liveProcess() throws -> ChapterProcess {
        if let process, process.isAlive { return process }
        let started = try ChapterProcess(program: order.program, in: scratch.path)
        process = started
        return started
    }
}
