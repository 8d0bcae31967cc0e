import ChapterRunning
import Synchronization

/// Counts the chapters of a large book that are through a stage, and tells it now and then.
final class StageProgress: Sendable {
    /// A book of fewer chapters is through before anybody asks.
    private static let large = 200
    /// How often it is told.
    private static let parts = 10

    private let stage: String
    private let total: Int
    private let observe: BuildObserver
    private let count = Mutex(0)

    init(_ stage: String, of total: Int, observe: @escaping BuildObserver) {
        self.stage = stage
        self.total = total
        self.observe = observe
    }

    /// One more is through.
    func advance() {
        guard total >= Self.large else { return }
        let done = count.withLock { count in
            count += 1
            return count
        }
        if done % max(total / Self.parts, 1) == 0 { observe(.counted(stage: stage, chapters: done, total: total)) }
    }
}
