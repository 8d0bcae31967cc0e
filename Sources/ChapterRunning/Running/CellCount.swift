import Synchronization

/// How many cells of a sweep have ended.
final class CellCount: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) { self.count = Mutex(count) }

    /// So many more; what it is then.
    func adding(_ ended: Int) -> Int {
        count.withLock { count in
            count += ended
            return count
        }
    }
}
