import Foundation
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Weaving

/// Callouts, definitions, captions: what they become, and what only looks like them stays as it is.
@Suite struct ProsePartTests {
    private func woven(_ markdown: String) throws -> (html: String, diagnostics: [Diagnostic]) {
        let sources = [
            SourceText(file: "chapters/index.md", text: "---\ntitle: I\n---\n"),
            SourceText(file: "chapters/01-a.md", text: "---\ntitle: A\n---\n\n\(markdown)\n"),
        ]
        let (book, diagnostics) = readBook(sources, citationKeys: [])
        let chapter = try #require(book.chapters.last)
        let outline = BookOutline(title: "I", chapters: [.init(slug: "01-a", number: "1", title: "A")])
        let weaver = Weaver(book: outline, citations: .none, typesetter: MathTypesetter()) { book.crossReferences[$0] }
        let html = String(decoding: weaver.weave(chapter, ChapterOutcomes()).page.bytes, as: UTF8.self)
        #expect(PageChecks(html).faults == [])
        // Without the page's frame, and in one line.
        let start = try #require(html.range(of: "</header>\n", range: html.range(of: "<article>")!.upperBound..<html.endIndex))
        let end = try #require(html.range(of: "</article>"))
        return (html[start.upperBound..<end.lowerBound].split(separator: "\n").joined(separator: " "), diagnostics)
    }

    @Test(arguments: [
        (
            "> [!WARNING] Mind *this*\n> It breaks.\n>\n> - a",
            #"<div class="callout warning" role="note"> <p class="callout-title">Mind <em>this</em></p> <p>It breaks.</p> <ul> <li>a</li> </ul> </div>"#
        ),
        ("> [!NOTE]\n> Text.", #"<div class="callout note" role="note"> <p class="callout-title">Note</p> <p>Text.</p> </div>"#),
        ("> [!note]\n> Text.", #"<div class="callout note" role="note"> <p class="callout-title">Note</p> <p>Text.</p> </div>"#),
        (
            "> [!NOTE]  \n> Text.",
            #"<div class="callout note" role="note"> <p class="callout-title">Note</p> <p>Text.</p> </div>"#
        ),
        (
            "> [!NOTE] Mind\\\n> Text.",
            #"<div class="callout note" role="note"> <p class="callout-title">Mind</p> <p>Text.</p> </div>"#
        ),
        ("> [!TIP]", #"<div class="callout tip" role="note"> <p class="callout-title">Tip</p> </div>"#),
        (
            "> [!TIP] $x$ & y\n> > [!CAUTION]\n> > In.",
            #"<p class="callout-title">Caution</p> <p>In.</p> </div> </div>"#
        ),
        ("> [!FOO] x\n> y", "<blockquote> <p>[!FOO] x y</p> </blockquote>"),
        (
            "Spectrum\n: The eigenvalues,\n  in order.\n: Or their law.\n\n*Signal*\n: What is learned.",
            "<dl> <dt>Spectrum</dt> <dd>The eigenvalues, in order.</dd> <dd>Or their law.</dd> <dt><em>Signal</em></dt> <dd>What is learned.</dd> </dl>"
        ),
        ("- שלום\n- two", #"<ul dir="rtl"> <li>שלום</li> <li>two</li> </ul>"#),
        ("- one\n  1. مرحبا", #"<ul> <li>one <ol dir="rtl"> <li>مرحبا</li> </ol> </li> </ul>"#),
        ("> 1. *שלום*", #"<blockquote dir="rtl"> <ol dir="rtl"> <li><em>שלום</em></li> </ol> </blockquote>"#),
        ("> [!NOTE]\n> שלום", #"<div class="callout note" role="note" dir="rtl">"#),
        (": alone", "<p>: alone</p>"), ("One.\nTwo: three.", "<p>One. Two: three.</p>"),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n: All of *it*. {#tbl-all}\n\nSee @tbl-all.",
            #"<p class="caption"><span class="label">Table 1.1.</span> All of <em>it</em>.</p>"#
        ),
        ("| a |\n|---|\n| 1 |\n\n: Unnumbered.", #"<p class="caption">Unnumbered.</p>"#),
        ("| a |\n|---|\n| 1 |\n\nText.", "</table> </div> <p>Text.</p>"),
        (
            "![One](a.png)\n![Two](b.png)\n\n: Both. {#fig-both}",
            #"<figcaption><span class="number">(b)</span> Two</figcaption>"#
        ),
        ("![One](a.png)\n![Two](b.png)\n\n: Both. {#fig-both}", #"<span class="label">Figure 1.1.</span> Both."#),
    ])
    func becomes(_ markdown: String, _ html: String) throws {
        let (woven, diagnostics) = try woven(markdown)
        #expect(woven.contains(html), "\(woven)")
        #expect(diagnostics.filter { $0.severity == .error }.map(\.shortForm) == [])
    }

    /// A link's text is woven once, and no link is inside it; what an image is described with is no text.
    @Test(arguments: [
        (
            "[Li 2024[^1]](https://x.org), again[^1].\n\n[^1]: A note.",
            ##"<a href="https://x.org">Li 2024</a><sup class="footnote"><a id="note-1-reference" href="#note-1">1</a></sup>, again"##
        ),
        ("![Plot[^1]](a.png)\n\n[^1]: A note.", #"<li id="note-1"> <p>A note.</p> </li>"#),
        ("One[^1].\n\n[^1]: A note[^2].\n\n[^2]: Another.", ##"<a class="back" href="#note-2-reference""##),
        ("[All of them[^1]](claims:all)\n\n[^1]: A note.", ##"<a id="note-1-reference" href="#note-1">1</a>"##),
    ])
    func notesLeadToWhereTheTextRefersToThem(_ markdown: String, _ html: String) throws {
        let woven = try woven(markdown).html
        #expect(woven.contains(html), "\(woven)")
    }

    /// Where a quote is a callout, places in it are still those of the chapter.
    @Test func mistakesInsideAreToldAtTheirPlaces() throws {
        let (_, diagnostics) = try woven("> [!NOTE] See @fig-none.\n> And [@nobody].\n\nTerm\n: See @sec-none.")
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == ["5:15", "6:8", "9:7"])
    }
}
