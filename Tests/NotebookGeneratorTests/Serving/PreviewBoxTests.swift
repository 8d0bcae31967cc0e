import TestSupport
import Testing

@testable import ChapterReading
@testable import NotebookGenerator

/// What the preview adds to a page.
@Suite struct PreviewBoxTests {
    private let empty = PreviewBox(state: "abc", problems: [])

    private func added(_ page: String) -> String { String(decoding: empty.added(to: Array(page.utf8)), as: UTF8.self) }

    @Test(arguments: [
        NamedCase("at the body's end", ("<body>a</body></html>", "<body>a", "</body></html>")),
        NamedCase("at the last one's", ("<pre></body></pre>b</body>\n", "<pre></body></pre>b", "</body>\n")),
        NamedCase("without one at the end", ("<p>a", "<p>a", "")), NamedCase("shorter than one", ("ab", "ab", "")),
        NamedCase("in an empty page", ("", "", "")), NamedCase("in one of nothing else", ("</body>", "", "</body>")),
        NamedCase("cut", ("a</body", "a</body", "")),
    ])
    func isAdded(_ page: NamedCase<(String, String, String)>) {
        let (whole, before, after) = page.value
        let text = added(whole)
        #expect(text.hasPrefix(before + "<aside id=\"preview\" data-state=\"abc\""))
        #expect(text.hasSuffix("</aside>\n" + after))
    }

    @Test func bytesThatAreNoTextStay() {
        let page: [UInt8] = [0xFF, 0xC3] + Array("</body>".utf8)
        let result = empty.added(to: page)
        #expect(result.prefix(2) == [0xFF, 0xC3] && result.suffix(7) == page.suffix(7))
    }

    @Test func withoutProblemsThereIsNoList() {
        #expect(!added("").contains("<details"))
    }

    @Test func problemsAreCountedAndEscaped() {
        let problems = [
            PrintedDiagnostic(severity: .error, text: "<script>alert(1)</script> & \"more\"\n"),
            PrintedDiagnostic(severity: .note, text: "n"), PrintedDiagnostic(severity: .error, text: "</pre></aside></body>"),
            PrintedDiagnostic(severity: .warning, text: "w"),
        ]
        let text = String(decoding: PreviewBox(state: "", problems: problems).added(to: []), as: UTF8.self)
        #expect(text.contains("<summary>2 errors, 1 warning, 1 note</summary>"))
        #expect(text.contains("<pre class=\"error\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; "))
        #expect(text.contains("&lt;/pre&gt;&lt;/aside&gt;&lt;/body&gt;"))
        #expect(!text.contains("<script") && text.components(separatedBy: "</aside>").count == 2)
        #expect(text.contains("<details open=\"\">"))
    }

    @Test func aStateCannotLeaveItsAttribute() {
        let text = String(decoding: PreviewBox(state: "\"><script>", problems: []).added(to: []), as: UTF8.self)
        #expect(!text.contains("\"><script>"))
    }

    @Test func aPageWhereTheBookHasNone() {
        let page = String(decoding: empty.page(title: "Not <here>", message: "a & b", script: "run()"), as: UTF8.self)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(
            page.contains("<h1>Not &lt;here&gt;</h1>") && page.contains("<p>a &amp; b</p>")
                && page.contains("<script>run()</script>"))
        #expect(page.contains("data-state=\"abc\""))
    }

    /// The author reads each problem once, in the order of the chapters, as the terminal shows it.
    @Test func problemsAreSortedAndToldOnce() {
        let source = SourceText(file: "chapters/01.md", text: "one\ntwo\n")
        let second = Diagnostic(.error, at: SourceLocation(file: source.file, line: 2, column: 1), "second")
        let first = Diagnostic(.warning, at: SourceLocation(file: source.file, line: 1, column: 1), "first")
        let list = PrintedDiagnostic.list([second, first, second], in: [source])
        #expect(list.map(\.severity) == [.warning, .error])
        #expect(list.map(\.text).joined() == DiagnosticPrinter(sources: [source]).text(of: [second, first]))
    }
}
