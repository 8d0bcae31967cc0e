import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// What `@`, `$`, `{#…}` and `{swift}` mean in prose, as the inlines of a paragraph written out.
@Suite struct ProseTests {
    struct Case: CustomTestStringConvertible {
        let markdown: String
        let inlines: String
        var testDescription: String { markdown }

        init(_ markdown: String, _ inlines: String) {
            self.markdown = markdown
            self.inlines = inlines
        }
    }

    @Test(arguments: [
        Case("see @fig-a, @tbl-b-c. (@eq-d_e)", "see |ref fig-a|, |ref tbl-b-c|. (|ref eq-d_e|)"),
        Case("@sec-a's", "ref sec-a|'s"),
        Case("@fig-a- and @fig-b_", "ref fig-a|- and |ref fig-b|_"),
        Case("*@fig-a* **@fig-b**", "em(ref fig-a)| |strong(ref fig-b)"),
        Case("_@fig-a_", "em(ref fig-a)"),
        Case("me@fig-a.org a.@fig-a", "me@fig-a.org a.@fig-a"),
        Case("\\@fig-a @figure @fig @fig- @someone", "@fig-a @figure @fig @fig- @someone"),
        Case("`@fig-a` <i>@fig-a</i>", "code @fig-a| |html <i>|ref fig-a|html </i>"),
        Case("[see @fig-a](b)", "link(see @fig-a)"),
        Case("![@fig-a](b)", "image(@fig-a)"),
        Case("[@fig-a]", "[|ref fig-a|]"),
        Case("é@fig-a –@fig-b/@fig-c", "é|ref fig-a| –|ref fig-b|/|ref fig-c"),
        Case("[@a] and [@a2024;@b:c/d.e ; @f-g_h].", "cite a| and |cite a2024 b:c/d.e f-g_h|."),
        Case("\\[@a] [a@b] [ @a] [@a](b)", "[@a] [a@b] |cite a| |link(@a)"),
        Case("[see @a, pp. 33–35; cf. @b] [-@a] @a [p. 3].", "cite see_a_, pp. 33–35 cf._b| |cite -a| |name a_p. 3|."),
        Case(
            "[@http://zotero.org/users/1/items/AB; @müller2012; @a+b]", "cite http://zotero.org/users/1/items/AB müller2012 a+b"),
        Case("[@{any: key}, p. 1]", "cite any: key_, p. 1"),
        Case("Long [see @a;\nalso @b,\np. 3] and [x\ny]", "Long |cite see_a also_b_, p. 3| and [x|⏎|y]"),
        Case("[@fig-a; @tbl-b]", "[|ref fig-a|; |ref tbl-b|]"), Case("@someone [link]", "@someone [link]"),
        Case("a $x_1 * y$ b *$z$* $$w$$ c", "a |math x_1 * y| b |em(math z)| |display w| c"),
        Case("It costs $5 and $10, so with $x = 1$ we get more.", "It costs $5 and $10, so with |math x = 1| we get more."),
        Case("US$5, $a$5 and $b$, ($c$)", "US$5, $a$5 and |math b|, (|math c|)"),
        Case("$\\text{if $x > 0$ or } y$ $\\textbf{a}$", "math \\text{if $x > 0$ or } y| |math \\textbf{a}"),
        Case("\\$a$ $ b$ $c $ $5 and $6", "$a$ $ b$ $c $ $5 and $6"),
        Case("$a\nb$ and ~~$c$~~ [$d$](e)", "math a⏎b| and |del(math c)| |link(math d)"),
        Case("$\\{a\\} \\$ \\\\ \\text{&amp;}$", "math \\{a\\} \\$ \\\\ \\text{&amp;}"),
        Case("$f[x](y)$ $a<b>c$ $*$ x $*$", "math f[x](y)| |math a<b>c| |math *| x |math *"),
        Case("`$a$` <br title='$c$'> $d$", "code $a$| |html <br title='$c$'>| |math d"),
        Case("`{swift} a + b` `{swiftly} y`", "value a + b| |code {swiftly} y"),
        Case("`` {swift} a[\"`\"] ``", "value a[\"`\"]"),
        Case("`{swift}\n  a`", "value a"),
        Case("{#} {#a b} {a} {# a}", "{#} {#a b} {a} {# a}"),
        Case("&#64;fig-a a&lt;b", "@fig-a a<b"),
    ])
    func means(test: Case) throws {
        #expect(try inlines(of: test.markdown).outline == test.inlines)
    }

    @Test func cellsOfTables() throws {
        let chapter = try read("| $|x|$ | @fig-a |\n|---|---|\n| `a\\|b` | `{swift} x` |\n")
        guard case .table(let table)? = chapter.document.blocks.first?.content else {
            Issue.record("no table")
            return
        }
        #expect(table.header.map(\.outline) == ["math |x|", "ref fig-a"])
        #expect(table.rows.map { $0.map(\.outline) } == [["code a|b", "value x"]])
        #expect(chapter.blocks.map(\.codeStart.description) == ["a.md:6:21"])
    }

    @Test func texInAQuoteKeepsItsPlaces() throws {
        let chapter = try read("> > $$\n> > a >\n>  > b\n> c$$\n")
        guard case .quote(let outer)? = chapter.document.blocks.first?.content, case .quote(let inner)? = outer.first?.content,
            case .equation(let tex, nil)? = inner.first?.content
        else {
            Issue.record("\(chapter.document.blocks)")
            return
        }
        #expect(tex == "\n    a >\n     b\n  c")
        #expect(chapter.source.location(at: inner[0].range.lowerBound).description == "a.md:4:5")
    }

    @Test(arguments: [
        ("$$a$$", nil), ("$$a$$ {#eq-a}", "eq-a"), ("$$a$${#eq-a}", "eq-a"), ("$$a$$\n{#eq-a}", "eq-a"), ("$$a$$ \n", nil),
        ("$$\na\n$$   {#eq-a}  ", "eq-a"),
    ])
    func equationHasItsParagraph(markdown: String, label: String?) throws {
        guard case .equation(_, let found)? = try read(markdown).document.blocks.first?.content else {
            Issue.record("no equation in \(markdown)")
            return
        }
        #expect(found?.name == label)
    }

    @Test(arguments: ["$$a$$ b", "a $$b$$", "$$a$$ $$b$$", "*$$a$$*", "$a$"])
    func equationInALineIsNone(markdown: String) throws {
        guard case .paragraph? = try read(markdown).document.blocks.first?.content else {
            Issue.record("\(markdown) is no paragraph")
            return
        }
    }

    @Test(arguments: [
        ("## A *b* {#sec-a}", "A |em(b)", "sec-a"), ("## A{#sec-a} ##", "A", "sec-a"), ("A {#sec-a}\n---", "A", "sec-a"),
        ("## $a$ {#sec-a}", "math a", "sec-a"), ("## A \\{#sec-a}", "A {#sec-a}", nil),
        ("## `{#sec-a}`", "code {#sec-a}", nil),
    ])
    func headingHasALabel(markdown: String, text: String, label: String?) throws {
        guard case .heading(2, let inlines, let found)? = try read(markdown).document.blocks.first?.content else {
            Issue.record("no heading in \(markdown)")
            return
        }
        #expect(inlines.outline == text)
        #expect(found?.name == label)
    }

    private func read(_ prose: String) throws -> Chapter {
        let (chapter, diagnostics) = readChapter(SourceText(file: "a.md", text: "---\ntitle: A\n---\n" + prose))
        #expect(diagnostics == [])
        return try #require(chapter)
    }

    private func inlines(of prose: String) throws -> [MarkdownInline] {
        guard case .paragraph(let inlines)? = try read(prose).document.blocks.first?.content else { return [] }
        return inlines
    }
}

extension [MarkdownInline] {
    fileprivate var outline: String { map(\.outline).joined(separator: "|") }
}

extension MarkdownInline {
    fileprivate var outline: String {
        switch content {
        case .text(let text): text
        case .softBreak: "⏎"
        case .lineBreak: "⏎⏎"
        case .code(let code): "code " + code
        case .emphasis(let inlines): "em(\(inlines.outline))"
        case .strong(let inlines): "strong(\(inlines.outline))"
        case .strikethrough(let inlines): "del(\(inlines.outline))"
        case .link(_, _, let inlines): "link(\(inlines.outline))"
        case .image(_, _, let inlines): "image(\(inlines.outline))"
        case .html(let html): "html " + html
        case .math(let tex): "math " + tex.replacing("\n", with: "⏎")
        case .displayMath(let tex): "display " + tex
        case .value(let expression): "value " + expression
        case .reference(let label): "ref " + label
        case .citation(let citation):
            (citation.isTextual ? "name " : "cite ")
                + citation.items.map { item in
                    (item.prefix.isEmpty ? "" : item.prefix + "_") + (item.suppressesAuthor ? "-" : "") + item.key
                        + (item.suffix.isEmpty ? "" : "_" + item.suffix)
                }.joined(separator: " ")
        case .footnote(let label, let number): "note \(number) \(label)"
        }
    }
}
