import ChapterInterface
import NotebookKit
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// What an author hears of outcomes that are not failures.
@Suite struct OutcomeDiagnosticsTests {
    @Test(arguments: [
        ("1.5", nil), ("banana", nil), ("∞", nil), ("nanometres", nil), (Double.nan.formatted(digits: 3), "not a number"),
        ("\(Double.nan)", "nan"), ("−0.5 ± \(Double.nan)", "−0.5 ± nan"),
    ])
    func anInlineValueThatIsNoNumberIsTold(text: String, told: String?) {
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 9)
        let block = TangledBlock(
            block: Block(kind: .inline, name: "mean(of: [])", code: "mean(of: [])", codeStart: start, nameLocation: start),
            identifier: "inline-1", inputs: [], leadingLines: 1)
        let outcome = BlockOutcome(payload: .product(.text(text)), printed: "", seconds: 1, key: nil, day: "2026-11-21")
        let expected = told.map { ["warning 3:9 the inline value `mean(of: [])` is \($0)"] } ?? []
        #expect(complaints(about: outcome, of: block).map(\.shortForm) == expected)
    }

    @Test(arguments: [
        ([], "has no rows"), ([["1.5", "0"]], nil), ([["1.5", "banana"], ["∞", "—"]], nil),
        ([["1.5", "not a number ± 1.0"]], "has a cell with what is not a number"),
        ([["nan", "1"], ["2", "1.000 ± not a number"]], "has 2 cells with what is not a number"),
    ])
    func aTableWithoutNumbersIsTold(rows: [[String]], told: String?) {
        let table = Table(columns: [.init("a"), .init("b")], rows: rows.map { $0.map { Table.Cell($0) } })
        let expected = told.map { ["warning 3:9 the table `tbl-x` \($0)"] } ?? []
        #expect(self.told(of: .table(table), by: .table, "tbl-x") == expected)
    }

    private func told(of claims: [Claim]) -> [String] { told(of: .claims(claims), by: .check, "rates") }

    private func told(of product: BlockProduct<Digest>, by kind: Block.Kind, _ name: String) -> [String] {
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 9)
        let block = TangledBlock(
            block: Block(kind: kind, name: name, code: "expect(true, \"so\")", codeStart: start, nameLocation: start),
            identifier: "product", inputs: [], leadingLines: 0)
        let outcome = BlockOutcome(payload: .product(product), printed: "", seconds: 1, key: nil, day: "2026-11-21")
        return complaints(about: outcome, of: block).map(\.shortForm)
    }

    @Test func ofManyFalseClaimsAtOnePlaceSomeStandForAll() {
        let claims = (1...1000).map {
            Claim(statement: "\($0) is odd", found: "\($0)", holds: $0 % 2 == 1, line: 1, column: 7)
        }
        #expect(
            told(of: claims) == [
                "error 3:9 false claim: 2 is odd: found 2", "error 3:9 false claim: 4 is odd: found 4",
                "error 3:9 false claim: 6 is odd: found 6, and 497 more here",
            ])
    }

    /// A function of a shared block claims at a line of its own; and a forged claim at any.
    @Test(arguments: [(1, 7, 9), (2, 7, 30), (1, 20, 30), (9, 1, 30), (100_000_000, 100_000_000, 30)])
    func aClaimOfAnotherFileIsToldAtTheBlocksName(line: Int, column: Int, told: Int) {
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 9)
        let name = SourceLocation(file: "chapters/01-test.md", line: 3, column: 30)
        let block = TangledBlock(
            block: Block(kind: .check, name: "rates", code: "expect(true, \"so\")", codeStart: start, nameLocation: name),
            identifier: "product", inputs: [], leadingLines: 0)
        let claim = Claim(statement: "it is so", found: "false", holds: false, line: line, column: column)
        let outcome = BlockOutcome(payload: .product(.claims([claim])), printed: "", seconds: 1, key: nil, day: "2026-11-21")
        let complaint = complaints(about: outcome, of: block).first
        #expect(complaint?.shortForm == "error 3:\(told) false claim: it is so: found false")
        #expect(complaint?.length == (told == 9 ? "expect" : "rates").utf8.count)
    }

    @Test func aCheckClaimsSomethingAndInWords() {
        #expect(told(of: []) == ["warning 3:9 the check `rates` claims nothing"])
        let claims = ["", "  ", "so it is"].map { Claim(statement: $0, found: "true", holds: true, line: 1, column: 7) }
        #expect(told(of: claims) == ["warning 3:9 this claim says nothing in words"])
        #expect(told(of: [claims[2]]) == [])
    }
}
