import Foundation
import NotebookKit
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

@Suite struct LedgerComparisonTests {
    private func ledger(_ texts: [String: String]) throws -> Ledger {
        var ledger = Ledger()
        for (name, text) in texts { ledger["01-test", name] = try entry(.text(text), kind: .inline) }
        return ledger
    }

    private func entry(_ payload: BlockOutcome.Payload, kind: Block.Kind) throws -> LedgerEntry {
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 1)
        let block = TangledBlock(
            block: Block(kind: kind, name: "x", code: "x", codeStart: start, nameLocation: start), identifier: "x", inputs: [],
            leadingLines: 0)
        let outcome = BlockOutcome(payload: payload, printed: "", seconds: 1, key: Digest(of: "k"), day: "2026-11-21")
        return try #require(LedgerEntry(outcome, of: block))
    }

    @Test func whatMovedIsToldWithItsSize() throws {
        let old = try ledger(["a": "−0.500", "b": "2.0 × 10⁻⁷", "c": "word", "gone": "1"])
        let new = try ledger(["a": "−0.501", "b": "2.0 × 10⁻⁷", "c": "other", "added": "1"])
        let comparison = LedgerComparison(from: old, to: new) { _ in ("", "") }
        #expect(comparison.moved.map(\.block) == ["a", "c"])
        #expect(comparison.count == 4)
        #expect(abs((comparison.moved[0].relativeChange ?? 0) - 0.001 / 0.501) < 1e-12)
        #expect(comparison.moved[1].relativeChange == nil)
        #expect(comparison.added == ["01-test/added"])
        #expect(comparison.removed == ["01-test/gone"])
    }

    @Test func toleranceForgivesRounding() throws {
        let (old, new) = (try ledger(["a": "1.0000000001"]), try ledger(["a": "1.0000000002"]))
        #expect(LedgerComparison(from: old, to: new, tolerance: 1e-9) { _ in ("", "") }.moved.isEmpty)
        #expect(LedgerComparison(from: old, to: new) { _ in ("", "") }.moved.count == 1)
    }

    @Test func figuresAreComparedByTheirData() throws {
        func ledger(csv: String) throws -> Ledger {
            var ledger = Ledger()
            let files = FigureFiles(width: 1, height: 1, digests: [.csv: Digest(of: csv)])
            ledger["01-test", "fig-x"] = try entry(.figure(files), kind: .figure)
            return ledger
        }
        let (old, new) = ("x,y\n1,2\n2,4\n", "x,y\n1,2\n2,5\n")
        let comparison = LedgerComparison(from: try ledger(csv: old), to: try ledger(csv: new)) { figure in
            #expect(figure == "fig-x")
            return (old, new)
        }
        #expect(comparison.moved.map(\.name) == ["line 3, y"])
        #expect(comparison.moved.first?.relativeChange == 0.2)
    }

    @Test func aLedgerReadsBackAsItWasWritten() throws {
        var ledger = Ledger()
        let table = Table(columns: [.init("$n$")], rows: [[.init("1 ± 2", value: "1", isMarked: true)]])
        ledger["01-test", "tbl-x"] = try entry(.table(table), kind: .table)
        let claim = Claim(statement: "s", found: "f", holds: false, line: 1, column: 2)
        ledger["01-test", "c"] = try entry(.claims([claim]), kind: .check)
        #expect(Ledger(parsing: try ledger.text) == ledger)
        #expect(ledger["01-test", "tbl-x"]?.values == [LedgerValue(name: "row 1, $n$", text: "1")])
        #expect(ledger["01-test", "c"]?.values == [LedgerValue(name: "s", text: "f, which is false")])
        #expect(Ledger(parsing: Data("{".utf8)) == nil)
    }

    @Test(arguments: [("−0.5", -0.5), ("1.25 × 10⁻⁷", 1.25e-7), ("−3 × 10¹²", -3e12), ("40 %", 40), ("10\u{202F}000", 10000)])
    func numbersAreReadAsTheyAreSet(_ text: String, _ number: Double) {
        #expect(LedgerValue(name: "", text: text).number == number)
    }
}
