import Synchronization

/// Started engines, lent to one typesetter at a time: starting one takes as long as setting a page of formulas.
final class EnginePool: Sendable {
    private let idle = Mutex<[JavaScriptHeap]>([])

    /// Nil when none is idle.
    func take() -> JavaScriptHeap? { idle.withLock { $0.popLast() } }

    func giveBack(_ engine: JavaScriptHeap) { idle.withLock { $0.append(engine) } }
}
