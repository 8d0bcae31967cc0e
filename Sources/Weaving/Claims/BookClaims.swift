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

    static let everything = "all"

    package static let none = BookClaims(checks: [])

    init(checks: [Check]) {
        self.checks = checks
    }

    /// - Parameter results: in the order of the book.
    package init(of results: [ChapterResult]) {
        checks = results.flatMap { result in
            result.tangled.blocks.compactMap { block in
                guard let claims = result.outcomes[block.identifier]?.product?.claims, !claims.isEmpty else { return nil }
                return Check(slug: result.slug, name: block.block.name, claims: claims)
            }
        }
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
    func named(_ names: String) -> [Check]? {
        if names == Self.everything { return checks.isEmpty ? nil : checks }
        var found: [Check] = []
        for name in names.split(separator: "+") {
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            let checks = self[parts[0]].filter { parts.count == 1 || $0.name == parts[1] }
            guard !checks.isEmpty else { return nil }
            found += checks
        }
        return found.isEmpty ? nil : found
    }

    /// All that a page can show of them.
    package var digest: Digest {
        get throws {
            Digest(
                ofAll: try checks.map { "\($0.slug)/\($0.name) " + Digest(of: try RecordCoding.encode($0.claims)).description })
        }
    }
}
