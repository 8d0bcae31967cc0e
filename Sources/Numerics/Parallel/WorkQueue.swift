import Synchronization

/// Hands out 0 ..< count in order, to any number of threads, up to the first failure.
struct WorkQueue: ~Copyable, Sendable {
    private let next = Atomic(0)
    private let end: Atomic<Int>

    init(count: Int) {
        end = Atomic(count)
    }

    func take() -> Int? {
        let offset = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return offset < end.load(ordering: .relaxed) ? offset : nil
    }

    /// What comes after `offset` need not be handed out any more; what comes before it has been.
    func stop(at offset: Int) {
        end.min(offset, ordering: .relaxed)
    }
}
