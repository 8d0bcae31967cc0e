import Testing
@testable import ChapterReading
@testable import NotebookGenerator

/// Names that code uses and declares, read from its syntax.
@Suite struct SwiftReadingTests {
    struct NamesCase: CustomTestStringConvertible {
        let code: String
        let names: Set<String>
        var testDescription: String { code }
    }

    @Test(arguments: [
        NamesCase(code: "rates.slope", names: ["rates"]),
        NamesCase(code: "\"\\(rates.slope) of \\(times)\"", names: ["rates", "times"]),
        NamesCase(code: "other.rates", names: []),
        NamesCase(code: "Fit(.rates)", names: []),
        NamesCase(code: "fit(rates: 3)", names: []),
        NamesCase(code: "fit(rates: rates)", names: ["rates"]),
        NamesCase(code: "values.map(\\.rates)", names: []),
        NamesCase(code: "values.map { [rates] in $0 + rates }", names: ["rates"]),
        NamesCase(code: "if let rates { return rates }", names: ["rates"]),
        NamesCase(code: "`rates` + 1", names: ["rates"]),
        NamesCase(code: "// rates\n/* times */ \"rates\"", names: []),
        NamesCase(code: "#expect(rates > 1)", names: ["rates"]),
        NamesCase(code: "let x = rates[", names: ["rates"]),
        NamesCase(code: "", names: []),
    ])
    func namesThatABlockReads(of test: NamesCase) {
        #expect(CodeFacts(parsing: test.code).identifiers.intersection(["rates", "times", "default"]) == test.names)
    }

    @Test(arguments: ["a", "rates2", "_x", "open", "some", "async", "value", "Type"])
    func isAName(name: String) {
        #expect(SwiftReading.fault(inName: name) == nil)
    }

    @Test(arguments: ["default", "let", "self", "Self", "init", "nil", "true", "in", "is", "import"])
    func isAKeyword(name: String) {
        #expect(SwiftReading.fault(inName: name) == .keyword)
    }

    @Test(arguments: ["a-b", "2a", "", "_", "a b", "a=1;let b", "(a, b)"])
    func isNoIdentifier(name: String) {
        #expect(SwiftReading.fault(inName: name) == .notIdentifier)
    }

    @Test(arguments: ["a", "a.b(c)", "x ? 1 : 2", "{ 3 }()", "try f()", "\"\"\"\na\n\"\"\""])
    func isAnExpression(code: String) {
        #expect(CodeFacts(parsing: code).isExpression)
    }

    @Test(arguments: ["", "let x = 1", "a; b", "a\nb", "func f() {}", "return 1", "if a { 1 } else { 2 }"])
    func isNoExpression(code: String) {
        #expect(!CodeFacts(parsing: code).isExpression)
    }

    @Test func anUnbrokenBlockHasNoErrors() {
        let start = ChapterReading.SourceLocation(file: "a.md", line: 1, column: 1)
        for code in [
            "return 1\n", "expect(a, within: 0.03, of: -0.5)\n", "import Numerics\nstruct A { var x = 1 }\n",
            "let x = try await f()\n",
        ] {
            #expect(syntaxErrors(in: Block(kind: .check, name: "a", code: code, codeStart: start, nameLocation: start)) == [])
        }
    }
}
