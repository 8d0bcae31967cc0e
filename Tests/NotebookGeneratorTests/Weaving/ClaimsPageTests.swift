import ChapterInterface
import Testing
@testable import ChapterReading
@testable import Weaving

/// The report's scorecard.
struct ClaimsPageTests {
    private static func claim(_ quantity: String, margin: Double?, holds: Bool = true) -> Claim {
        Claim(
            statement: quantity, found: "1", holds: holds, line: 1, column: 1,
            comparison: margin.map { Comparison(quantity: quantity, expected: "< 2", margin: $0) })
    }

    private static let book = BookOutline(
        title: "Book",
        chapters: [.init(slug: "01-a", number: "1", title: "First"), .init(slug: "02-b", number: "2", title: "Second")])

    private func pages(_ checks: [BookClaims.Check]) -> [String: String] {
        let weaver = FramedPages(
            book: Self.book, citations: .none, typesetter: MathTypesetter(), liveReload: nil, target: { _ in nil })
        let pages = ClaimsPages(book: Self.book, claims: BookClaims(checks: checks)).pages(weaver)
        return Dictionary(uniqueKeysWithValues: pages.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test func everyClaimHasALineTheNearestToItsBoundFirst() throws {
        let pages = pages([
            .init(
                slug: "02-b", name: "x",
                claims: [
                    Self.claim("wide", margin: 0.9), Self.claim("stated", margin: nil), Self.claim("near", margin: 0.02),
                    Self.claim("broken <bold>", margin: -0.5, holds: false),
                ])
        ])
        let html = try #require(pages["claims-1.html"])
        let places = [">broken &lt;bold&gt;<", ">near<", ">wide<", ">stated: found 1<"].compactMap {
            html.range(of: $0)?.lowerBound
        }
        #expect(places.count == 4 && places == places.sorted())
        #expect(html.contains(#"href="02-b.html#claim-x-3""#))
        #expect(html.contains(#"<td>−0.50</td>"#))
        #expect(html.contains(#"<h2 id="of-02-b">"#))
        let summary = try #require(pages["claims.html"])
        #expect(summary.contains("1 of the report’s 4 claims is false"))
        #expect(summary.contains(#"href="claims-1.html#of-02-b""#))
        #expect(!summary.contains("First</a>"), "a chapter without claims has no row")
        #expect(PageChecks(html.replacing(/href="[^"#]*#[^"]*"/, with: "")).faults == [])
    }

    @Test func manyClaimsStandOnSeveralPages() {
        let many = (1...200).map { Self.claim("c\($0)", margin: Double($0)) }
        let pages = pages(["01-a", "02-b"].map { .init(slug: $0, name: "x", claims: many) })
        #expect(pages.keys.sorted() == ["claims-1.html", "claims-2.html", "claims.html"])
        #expect(pages["claims.html"]?.contains("Every one of the report’s 400 claims holds") == true)
    }

    /// A page tells of those that are yet to be made, and of those that nobody makes.
    @Test func theDigestTellsWhichAreYetToBeMade() throws {
        let check = BookClaims.Check(slug: "01-a", name: "x", claims: [Self.claim("c", margin: 1)])
        let digests = try [[], [("02-b", "y")], [("02-b", "z")], [("01-a", "y")]].map { pending in
            try BookClaims(checks: [check], pending: pending.map { .init(slug: $0.0, name: $0.1, claims: []) }).digest
        }
        #expect(Set(digests).count == digests.count)
    }

    @Test func aBookWithoutClaimsHasNoSuchPage() {
        #expect(pages([]).isEmpty)
    }
}
