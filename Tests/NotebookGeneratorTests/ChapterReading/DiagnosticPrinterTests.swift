import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// What an author is told has the place, the line and what to do.
@Suite struct DiagnosticPrinterTests {
    private let source = SourceText(file: "chapters/03.md", text: "One\r\n\tzwei 世界 drei\né́👩🏽‍🔬 four")

    @Test func printsAsCompilersDo() {
        let diagnostics = [
            Diagnostic(at: at(3, 21), length: 4, "last"),
            Diagnostic(.warning, at: at(2, 7), length: 11, "wide", help: "Write it narrower."),
            Diagnostic(at: at(1, 4), "at the end"),
            Diagnostic(.note, at: .init(file: "elsewhere.md", line: 1, column: 1), "without a line"),
            Diagnostic(at: at(1, 4), "at the end"),
        ]
        #expect(
            DiagnosticPrinter(sources: [source]).text(of: diagnostics) == """
                chapters/03.md:1:4: error: at the end
                One
                   ^
                chapters/03.md:2:7: warning: wide
                \tzwei 世界 drei
                \t     ^~~~~~~~~
                chapters/03.md:2:7: note: Write it narrower.
                chapters/03.md:3:21: error: last
                é́👩🏽‍🔬 four
                    ^~~~
                elsewhere.md:1:1: note: without a line

                """)
    }

    /// A value that a block throws may hold anything.
    @Test func whatATerminalObeysIsShownAndPagesAreCut() {
        let printer = DiagnosticPrinter(sources: [])
        let sign = printer.text(of: Diagnostic(at: at(1, 1), "a\u{1B}[2J\u{1}\tb"))
        #expect(sign.contains("a\u{241B}[2J\u{2401}\tb"))
        let long = printer.text(of: Diagnostic(at: at(1, 1), String(repeating: "x", count: 25_000) + " the reason"))
        #expect(long.count < 3200 && long.contains("x […] x") && long.contains(" the reason\n"))
    }

    /// So may a block print, and a line hold that is shown; the caret stands below what is seen.
    @Test func nothingThatATerminalObeysIsPrinted() {
        let source = SourceText(file: "a.md", text: "a\u{1B}[2J\u{9B}\tb\u{7F}c wrong\r\n")
        let text = DiagnosticPrinter(sources: [source]).text(
            of: Diagnostic(
                at: .init(file: "a.md", line: 1, column: 13), length: 5, "a\u{9B}b",
                help: "It printed \u{1B}]0;x\u{7}\u{9D}\nlast."))
        #expect(
            text == """
                a.md:1:13: error: a\u{FFFD}b
                a?[2J??\tb?c wrong
                       \t    ^~~~~
                a.md:1:13: note: It printed \u{241B}]0;x\u{2407}\u{FFFD}
                last.

                """)
    }

    /// What a block tells of itself may be anywhere.
    @Test(arguments: [Int.min, -1, 0, 1, 5, 200, 900, 901, 902, 5000, Int.max]) func anyPlaceIsPrinted(column: Int) {
        for text in ["short", String(repeating: "x", count: 200), String(repeating: "x", count: 900)] {
            let source = SourceText(file: "a.md", text: text)
            for line in [Int.min, 0, 1, 2, Int.max] {
                let diagnostic = Diagnostic(at: .init(file: "a.md", line: line, column: column), length: column, "wrong")
                let printed = DiagnosticPrinter(sources: [source]).text(of: diagnostic)
                #expect(printed.contains("^") == (line == 1))
                #expect(source.line(line) == (line == 1 ? text : nil))
            }
        }
    }

    @Test func coloursOnlyWhenAsked() {
        let printer = DiagnosticPrinter(sources: [source], isColoured: true)
        let text = printer.text(of: Diagnostic(at: at(1, 1), length: 3, "wrong"))
        #expect(
            text
                == "\u{1B}[1mchapters/03.md:1:1: \u{1B}[0m\u{1B}[1;31merror: \u{1B}[0m\u{1B}[1mwrong\u{1B}[0m\nOne\n\u{1B}[1;32m^~~\u{1B}[0m\n"
        )
    }

    @Test func whatLiesOutsideTheLineIsUnderlinedAtItsEnd() {
        let text = DiagnosticPrinter(sources: [source]).text(of: Diagnostic(at: at(1, 99), length: 99, "far"))
        #expect(text == "chapters/03.md:1:99: error: far\nOne\n   ^\n")
    }

    private func at(_ line: Int, _ column: Int) -> ChapterReading.SourceLocation {
        .init(file: "chapters/03.md", line: line, column: column)
    }
}

/// The line that a message shows has the mark under the right letters.
struct ExcerptTests {
    @Test func aLongLineIsCutAroundThePlace() {
        let line = String(repeating: "é", count: 200) + "X" + String(repeating: "b", count: 300)
        let excerpt = Excerpt(line, column: 401)
        #expect(excerpt.text.count < 170)
        #expect(excerpt.text.hasPrefix("…é") && excerpt.text.hasSuffix("b…"))
        #expect(Array(excerpt.text.utf8)[excerpt.column - 1] == UInt8(ascii: "X"))
    }

    @Test func aShortLineStays() {
        #expect(Excerpt("a b", column: 3).text == "a b")
        #expect(Excerpt("a b", column: 3).column == 3)
        #expect(Excerpt(String(repeating: "a", count: 500), column: 900).column <= 165)
    }
}
