import ChapterInterface
import ChapterReading
import Foundation
import Testing

@testable import ChapterRunning

/// What the report's own chapters claim: whoever says that one value is near another says why it may be as far from it as the claim
/// allows, and allows no more than three standard errors.
@Suite struct ReportClaimTests {
    /// Whose claims all give the reason of their tolerance: the chapters on the first paper. Others may; add them when they do.
    static func stated(_ name: String) -> Bool { name == "index.md" || ("01"..."13").contains(name.prefix(2)) }

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
        for name in try Self.chapters() where Self.stated(name) {
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
        let text = try Data(contentsOf: URL(fileURLWithPath: "\(TestBench.packageRoot)/figures/ledger.json"))
        let ledger = try #require(Ledger(parsing: text))
        var claims = 0
        for (chapter, entries) in ledger.chapters {
            for (block, entry) in entries {
                for claim in entry.claims ?? [] {
                    claims += 1
                    #expect(
                        claim.allowance?.isTight ?? true,
                        "\(chapter), \(block): \(claim.statement) can hardly fail")
                }
            }
        }
        #expect(claims > 200)
    }
}
