import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Weaving

/// Pages are escaped where they are written, and nowhere else.
@Suite struct HTMLFormatterTests {
    @Test func escapesTextAndAttributesAndNothingElse() {
        let node = HTMLNode.element(
            "a", [HTMLAttribute("href", "?a=1&b=\"<>'")], [.text("<script>\"&amp;\""), .raw("<b>&amp;</b>")])
        #expect(
            HTMLFormatter.html(node)
                == "<a href=\"?a=1&amp;b=&quot;&lt;&gt;'\">&lt;script&gt;&quot;&amp;amp;&quot;<b>&amp;</b></a>")
    }

    @Test func insertsNothingBetweenInlineElements() {
        let node = HTMLNode.element(
            "p", [],
            [.text("a"), .element("em", [], [.text("b")]), .element("span", [], []), .element("img", [], []), .text("c")])
        #expect(HTMLFormatter.html(node) == "<p>a<em>b</em><span></span><img />c</p>\n")
    }

    @Test func keepsWhatIsPreformatted() {
        let code = HTMLNode.element("pre", [], [.element("code", [], [.text("\n  a\n"), .element("div", [], [.text("b")])])])
        #expect(
            HTMLFormatter.html(.fragment([.text("x"), code, .text("y")])) == "x\n<pre><code>\n  a\n<div>b</div></code></pre>\ny")
    }

    @Test func putsBlocksOnLines() {
        let list = HTMLNode.element("ul", [], [.element("li", [], [.text("a")]), .element("li", [], [.element("p", [], [])])])
        #expect(
            HTMLFormatter.html(.element("div", [], [list, .element("hr", [], [])]))
                == "<div>\n<ul>\n<li>a</li>\n<li>\n<p></p>\n</li>\n</ul>\n<hr />\n</div>\n")
    }

    @Test func renderReadsCommonMarkAlone() {
        let (html, diagnostics) = renderFragment(
            Array("# A @fig-a\n\n$5, $x$ {#eq-x} ~~b~~ `{swift} c`\n\n| a |\n|---|\n".utf8), file: "a.md")
        #expect(diagnostics == [])
        #expect(
            html
                == "<h1>A @fig-a</h1>\n<p>$5, $x$ {#eq-x} ~~b~~ <code>{swift} c</code></p>\n<p>| a |\n|---|</p>\n")
    }

    @Test func renderLeavesOutAByteOrderMark() {
        #expect(renderFragment([0xEF, 0xBB, 0xBF] + Array("# A".utf8), file: "a.md").html == "<h1>A</h1>\n")
    }

    @Test func renderMendsCodeThatEndsOnALineOfItsOwn() {
        let html = renderFragment(Array("a ``\nb\n`` *c* `\nd\n`\n".utf8), file: "a.md").html
        #expect(html == "<p>a <code>b</code> <em>c</em> <code>d</code></p>\n")
    }

    @Test func tablesAndStrikethroughOfChapters() throws {
        let source = "---\ntitle: A\n---\n| a | *b* | c |\n|:--|:-:|--:|\n| ~~d~~ | e\\|f |\n"
        let chapter = try #require(readChapter(SourceText(file: "a.md", text: source)).chapter)
        #expect(
            HTMLFormatter.html(FragmentWeaver(parts: PlainParts()).weave(chapter.document.blocks)) == """
                <table>
                <thead>
                <tr>
                <th>a</th>
                <th class="center"><em>b</em></th>
                <th class="right">c</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td><del>d</del></td>
                <td class="center">e|f</td>
                <td class="right"></td>
                </tr>
                </tbody>
                </table>

                """)
    }
}
