import ChapterInterface
import ChapterReading
import ChapterRunning
import Storage

/// Every claim of a book, in its order.
package struct BookClaims: Sendable {
    /// The claims of one `check` block.
    struct Check: Sendable {
        let slug: String
        let name: String
        let claims: [Claim]
    }

    let checks: [Check]
    /// Checks that have not come to their claims: not run by this build, or failed.
    private let pending: [Check]

    static let everything = "all"

    package static let none = BookClaims(checks: [])

    init(checks: [Check], pending: [Check] = []) {
        self.checks = checks
        self.pending = pending
    }

    /// - Parameter results: in the order of the book.
    package init(of results: [ChapterResult]) {
        var (checks, pending): ([Check], [Check]) = ([], [])
        for result in results {
            for block in result.tangled.blocks where block.block.kind == .check {
                let claims = result.outcomes[block.identifier]?.product?.claims
                let check = Check(slug: result.slug, name: block.block.name, claims: claims ?? [])
                if claims == nil { pending.append(check) } else if !check.claims.isEmpty { checks.append(check) }
            }
        }
        self.init(checks: checks, pending: pending)
    }

    var all: [Claim] { checks.flatMap(\.claims) }

    /// The slugs of the chapters that claim something.
    var slugs: [String] {
        var seen: Set<String> = []
        return checks.map(\.slug).filter { seen.insert($0).inserted }
    }

    subscript(slug: String) -> [Check] { checks.filter { $0.slug == slug } }

    /// What `claims:04-rates` names, all checks of a chapter, or `claims:04-rates/slopes`, one of them; several with `+` between them; all
    /// of the report is `claims:all`.
    ///
    /// - Returns: nil where one of the names has no claim.
    func named(_ names: String) -> [Check]? { Self.named(names, in: checks) }

    /// Whether some of these claims are yet to be made: then what is missing of them is no error of the author's.
    func areMissing(_ names: String) -> Bool { named(names) == nil && Self.named(names, in: checks + pending) != nil }

    private static func named(_ names: String, in all: [Check]) -> [Check]? {
        if names == everything { return all.isEmpty ? nil : all }
        var found: [Check] = []
        for name in names.split(separator: "+") {
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            let checks = all.filter { $0.slug == parts[0] && (parts.count == 1 || $0.name == parts[1]) }
            guard !checks.isEmpty else { return nil }
            found += checks
        }
        return found.isEmpty ? nil : found
    }

    /// All that a page can show of them.
    package var digest: Digest {
        get throws {
            Digest(
                ofAll: try checks.map { "\($0.slug)/\($0.name) " + Digest(of: try RecordCoding.encode($0.claims)).description }
                    + ["yet to be made"] + pending.map { "\($0.slug)/\($0.name)" })
        }
    }
}
