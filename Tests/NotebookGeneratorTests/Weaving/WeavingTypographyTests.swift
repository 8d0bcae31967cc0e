import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Weaving

/// Quotes, dashes and dots as printers set them.
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
        let formula = HTMLNode.raw(CompactFormula.opening + "x</span>")
        func tied(_ nodes: HTMLNode...) -> HTMLNode { .element("span", [HTMLAttribute("class", "tied")], nodes) }
        #expect(
            TiedFormulas.tie([.text("so ("), formula, .text("), so")]) == [
                .text("so "), tied(.text("("), formula, .text("),")), .text(" so"),
            ])
        #expect(TiedFormulas.tie([.text("a "), formula, .text(" b")]) == [.text("a "), formula, .text(" b")])
        #expect(
            TiedFormulas.tie([.fragment([.text("the “")]), formula, .text("”-th")]) == [
                .text("the "), tied(.text("“"), formula, .text("”-")), .text("th"),
            ])
        #expect(
            TiedFormulas.tie([.text("le «\u{202F}"), formula, .text("\u{202F}» et")]) == [
                .text("le "), tied(.text("«\u{202F}"), formula, .text("\u{202F}»")), .text(" et"),
            ])
        #expect(TiedFormulas.tie([formula, .text("/"), formula, .text(".")]) == [tied(formula, .text("/"), formula, .text("."))])
        #expect(TiedFormulas.tie([formula, .text(", "), formula]) == [tied(formula, .text(",")), .text(" "), formula])
        #expect(TiedFormulas.tie([.text("("), .raw("<b>x</b>"), .text(")")]) == [.text("("), .raw("<b>x</b>"), .text(")")])
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
