import Testing

@testable import NotebookGenerator

struct CurlyQuotesTests {
    @Test(arguments: [
        ("the kernel's \"own\" idea", "the kernel’s “own” idea"),
        ("'single' and \"'nested'\"", "‘single’ and “‘nested’”"),
        ("(\"in brackets\")—\"after a dash\"", "(“in brackets”)—“after a dash”"),
        ("learners' rates", "learners’ rates"),
        ("nothing", "nothing"), ("", ""),
    ])
    func quotesCurl(written: String, set: String) {
        #expect(CurlyQuotes.curled(written) == set)
    }

    @Test func onlyProseIsCurled() {
        let place = NotebookGenerator.SourceLocation(file: "a.md", line: 1, column: 1)
        func inline(_ content: MarkdownInline.Content) -> MarkdownInline { MarkdownInline(content, at: place) }
        let written = MarkdownDocument(blocks: [
            MarkdownBlock(
                .paragraph([
                    inline(.text("\"")), inline(.emphasis([inline(.text("a's"))])), inline(.text("\" of ")),
                    inline(.code("'c'")), inline(.text("'s ")), inline(.value(expression: "\"v\"")), inline(.softBreak),
                    inline(.text("'x'")),
                ]), range: 0..<1),
            MarkdownBlock(.code(info: "", text: "\"raw\""), range: 1..<2),
        ])
        let set = MarkdownDocument(blocks: [
            MarkdownBlock(
                .paragraph([
                    inline(.text("“")), inline(.emphasis([inline(.text("a’s"))])), inline(.text("” of ")),
                    inline(.code("'c'")), inline(.text("’s ")), inline(.value(expression: "\"v\"")), inline(.softBreak),
                    inline(.text("‘x’")),
                ]), range: 0..<1),
            MarkdownBlock(.code(info: "", text: "\"raw\""), range: 1..<2),
        ])
        #expect(CurlyQuotes.curled(written) == set)
    }
}
