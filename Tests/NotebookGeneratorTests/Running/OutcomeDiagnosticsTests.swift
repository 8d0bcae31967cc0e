import NotebookKit
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

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
}
