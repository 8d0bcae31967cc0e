import ChapterInterface
import Synchronization

/// Gathers the claims of the `check` block that is running.
final class ClaimCollector: Sendable {
    static let shared = ClaimCollector()
    private let claims = Mutex<[Claim]>([])

    func collect(_ body: () throws -> Void) rethrows -> [Claim] {
        claims.withLock { $0.removeAll() }
        try body()
        return claims.withLock { $0 }
    }

    func add(_ claim: Claim) {
        claims.withLock { $0.append(claim) }
    }
}
