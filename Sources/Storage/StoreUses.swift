import Synchronization

/// What one build reads and writes of the store.
package final class StoreUses: Sendable {
    private let state = Mutex((entries: Set<String>(), written: 0))

    package var entries: Set<String> { state.withLock { $0.entries } }
    /// In bytes.
    var written: Int { state.withLock { $0.written } }

    func note(_ entry: String) { state.withLock { _ = $0.entries.insert(entry) } }

    func noteWritten(_ count: Int) { state.withLock { $0.written += count } }
}
