import ChapterInterface
import ChapterReading
import Foundation
import Testing

@testable import ChapterRunning

/// What the report's own chapters claim: whoever says that one value is near another says why it may be as far from it as the claim
/// allows, and allows no more than three standard errors, or a bound that what was found comes near to.
@Suite struct ReportClaimTests {
    private static let folder = "\(TestBench.packageRoot)/chapters"

    private static func chapters() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
    }

    private static func checks(in name: String) throws -> [Block] {
        let source = SourceText(
            file: "chapters/\(name)", text: try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
        return try #require(readChapter(source).chapter).blocks.filter { $0.kind == .check }
    }

    @Test func everyToleranceGivesItsReason() throws {
        var found = 0
        for name in try Self.chapters() {
            for block in try Self.checks(in: name) {
                for tolerance in block.code.matches(of: /\bwithin:\s*(\.?\w*)/) {
                    found += 1
                    #expect(
                        [".standardErrors", ".bound"].contains(tolerance.1),
                        "\(name), \(block.name): a tolerance of \(tolerance.1)… without a reason")
                }
                for range in block.code.matches(of: /,\s*in:[^,\n]*\.\.\.[^,\n]*(,\s*because:)?/) {
                    found += 1
                    #expect(range.1 != nil, "\(name), \(block.name): a range without a reason: \(range.0)")
                }
            }
        }
        #expect(found > 30)
    }

    @Test func noRecordedClaimAllowsMoreThanThreeStandardErrors() throws {
        let claims = try Self.recorded()
        for (place, claim) in claims {
            #expect(claim.allowance?.isTight ?? true, "\(place): \(claim.statement) can hardly fail")
        }
        #expect(claims.count > 200)
    }

    /// A bound of which next to nothing is used was not compared with what it bounds. That of a hundredth of the target says something all the
    /// same; and one claim of a row, those of one line, may come near its target by luck.
    @Test func noRecordedBoundIsFarTooWide() throws {
        var rows: [String: [(statement: String, use: BoundUse)]] = [:]
        for (place, claim) in try Self.recorded() where claim.allowance?.bound != nil && claim.allowance?.standardErrors == nil {
            guard let use = claim.comparison.flatMap(BoundUse.init) else { continue }
            rows["\(place), line \(claim.line)", default: []].append((claim.statement, use))
        }
        #expect(rows.count > 20)
        for (place, uses) in rows {
            let isUsed = uses.contains { $0.use.share >= 0.05 } || uses.allSatisfy { $0.use.isFine }
            #expect(isUsed, "\(place): of the bound in “\(uses[0].statement)” no twentieth is used")
        }
    }

    @Test(arguments: [
        ("−0.500 ± 0.020", 0.65, 0.35, false), ("0 ± 1.0 × 10⁻⁶", 0.75, 0.25, false), ("1.000 ± 0.005", 1, 0, true),
    ])
    func boundsAreReadBack(_ expected: String, _ margin: Double, _ share: Double, _ isFine: Bool) throws {
        let comparison = Comparison(quantity: "slope", expected: expected, reason: "why", margin: margin)
        let use = try #require(BoundUse(comparison))
        #expect(abs(use.share - share) < 1e-12)
        #expect(use.isFine == isFine)
    }

    @Test func aRangeIsNoBoundAboutATarget() {
        #expect(BoundUse(Comparison(quantity: "ratio", expected: "1.0 to 2.0", margin: 0.5)) == nil)
    }

    /// Every claim of the record, with its chapter and block.
    private static func recorded() throws -> [(place: String, claim: Claim)] {
        let text = try Data(contentsOf: URL(fileURLWithPath: "\(TestBench.packageRoot)/figures/ledger.json"))
        let ledger = try #require(Ledger(parsing: text))
        return ledger.chapters.flatMap { chapter, entries in
            entries.flatMap { block, entry in (entry.claims ?? []).map { ("\(chapter), \(block)", $0) } }
        }
    }
}

/// How much of its bound a claim that one value is near another uses.
private struct BoundUse {
    /// The distance from the target over the bound.
    let share: Double
    /// Whether the bound is a hundredth of the target or less.
    let isFine: Bool

    /// Nil if the claim is of another kind.
    init?(_ comparison: Comparison) {
        let ends = comparison.expected.components(separatedBy: " ± ")
        guard let margin = comparison.margin, ends.count == 2, let target = Self.number(ends[0]), let width = Self.number(ends[1])
        else { return nil }
        share = 1 - margin
        isFine = width <= 0.01 * abs(target) * (1 + 1e-9)
    }

    /// A number as claims write it: `−0.50000`, `1.00 × 10⁻⁶`.
    private static func number(_ text: String) -> Double? {
        let digits: [Character: Character] = [
            "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
            "−": "-",
        ]
        return Double(String(text.map { digits[$0] ?? $0 }).replacing(" × 10", with: "e"))
    }
}
