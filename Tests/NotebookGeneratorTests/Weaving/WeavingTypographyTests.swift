import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Weaving

struct MicrotypographyTests {
    @Test(arguments: [
        ("the kernel's \"own\" idea", "the kernel’s “own” idea"),
        ("'single' and \"'nested'\"", "‘single’ and “‘nested’”"),
        ("(\"in brackets\")—\"after a dash\"", "(“in brackets”)—“after a dash”"),
        ("learners' rates", "learners’ rates"),
        ("nothing", "nothing"), ("", ""),
    ])
    func quotesCurl(written: String, set: String) {
        #expect(Microtypography.set(written) == set)
    }

    @Test func punctuationStaysWithItsFormula() {
        let place = ChapterReading.SourceLocation(file: "a.md", line: 1, column: 1)
        func set(_ before: String, _ after: String) -> [MarkdownInline.Content] {
            let inlines = [MarkdownInline.Content.text(before), .math(tex: "x"), .text(after)].map {
                MarkdownInline($0, at: place)
            }
            return Microtypography.set(inlines).map(\.content)
        }
        #expect(set("(", "), so") == [.text("(\u{2060}"), .math(tex: "x"), .text("\u{2060}), so")])
        #expect(set("a ", " b") == [.text("a "), .math(tex: "x"), .text(" b")])
        #expect(set("the \"", "\"-th") == [.text("the “\u{2060}"), .math(tex: "x"), .text("\u{2060}”-th")])
    }

    @Test func onlyProseIsCurled() {
        let place = ChapterReading.SourceLocation(file: "a.md", line: 1, column: 1)
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
        #expect(Microtypography.set(written) == set)
    }
}
