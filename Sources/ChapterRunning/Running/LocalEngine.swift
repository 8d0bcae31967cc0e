import Dispatch
import Foundation
import Storage
import Synchronization

/// Runs the cells of sweeps on this machine: as many at once as it has cores, however many chapters have sweeps.
package struct LocalEngine: SweepEngine {
    private let store: Store
    private let scratch: ScratchFolder
    private let workers: Int
    private let slots: DispatchSemaphore

    package init(
        store: Store, scratch: ScratchFolder, workers: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.store = store
        self.scratch = scratch
        self.workers = workers
        slots = DispatchSemaphore(value: workers)
    }

    package func run(
        _ order: SweepOrder, progress: @escaping @Sendable (Int) -> Void
    ) throws -> [Digest: FailedCell] {
        let queue = CellQueue(order.cells)
        let group = DispatchGroup()
        for _ in 0..<min(workers, order.cells.count) {
            group.enter()
            // A thread of its own: the process that it starts ends with it.
            Thread.detachNewThread { [store, scratch, slots] in
                defer { group.leave() }
                let worker = CellWorker(order, store: store, in: scratch)
                while let cell = queue.next() {
                    slots.wait()
                    queue.note(Result { try worker.run(cell) }, of: cell)
                    slots.signal()
                    progress(1)
                }
            }
        }
        group.wait()
        return try queue.failures()
    }
}

/// The cells that nobody has taken yet, and those that failed.
private final class CellQueue: Sendable {
    private struct State {
        var rest: ArraySlice<SweepCell>
        var failures: [Digest: FailedCell] = [:]
        var error: (any Error)?
    }

    private let state: Mutex<State>

    init(_ cells: [SweepCell]) { state = Mutex(State(rest: cells[...])) }

    /// None are left once the system has failed.
    func next() -> SweepCell? { state.withLock { $0.error == nil ? $0.rest.popFirst() : nil } }

    func note(_ result: Result<FailedCell?, any Error>, of cell: SweepCell) {
        state.withLock { state in
            switch result {
            case .success(let failure): state.failures[cell.key] = failure
            case .failure(let error): state.error = state.error ?? error
            }
        }
    }

    func failures() throws -> [Digest: FailedCell] {
        let (failures, error) = state.withLock { ($0.failures, $0.error) }
        if let error { throw error }
        return failures
    }
}
