import Foundation
import NotebookKit
import Testing
import WebAssets
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Weaving

private typealias Location = ChapterReading.SourceLocation

/// What is around a page: contents, outline, metadata.
struct PageFrameTests {
    private static let book = BookOutline(
        title: "A <book> & more",
        chapters: [
            .init(slug: "01-a", number: "1", title: "First", summary: "On <a> & b."),
            .init(slug: "02-b", number: "2", title: "Second \"quoted\""),
        ])

    private static let beek = Citation(items: [Citation.Item(key: "beek")])
    private static let citations = SetCitations(
        citations: [beek: [.text("("), .link(to: "#ref-beek", [.text("van Beek et al., in press")]), .text(")")]],
        entries: [.init(key: "beek", text: [.text("Beek, M. van. "), .element(name: "em", style: nil, [.text("Trees")])])])

    private func weave(
        _ file: String, title: String = "T", _ blocks: [MarkdownBlock.Content], liveReload: String? = nil,
        files: AuthorFiles = AuthorFiles()
    ) -> (html: String, page: Page, diagnostics: [Diagnostic]) {
        let weaver = Weaver(
            book: Self.book,
            citations: Self.citations,
            typesetter: MathTypesetter(), liveReload: liveReload, files: files
        ) { $0 == "sec-there" ? LabelTarget(slug: "02-b", text: "Section 2.1", number: "2.1") : nil }
        let chapter = Chapter(
            source: SourceText(file: "chapters/\(file)", text: ""),
            frontMatter: Chapter.FrontMatter(title: title, summary: "S & s"),
            blocks: [], document: MarkdownDocument(blocks: blocks.map { MarkdownBlock($0, range: 0..<0) }))
        let (page, diagnostics) = weaver.weave(chapter, ChapterOutcomes())
        return (String(decoding: page.bytes, as: UTF8.self), page, diagnostics)
    }

    private func text(_ content: MarkdownInline.Content) -> MarkdownInline {
        MarkdownInline(content, at: Location(file: "chapters/01-a.md", line: 3, column: 5))
    }

    @Test func aPageHasItsLandmarksAndOneTitle() {
        let (html, page, _) = weave("01-a.md", title: "<i>T</i> & \"t\"", [.paragraph([text(.text("Words."))])])
        #expect(page.path == "01-a.html")
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
        #expect(html.contains("<title>&lt;i&gt;T&lt;/i&gt; &amp; “t” · A &lt;book&gt; &amp; more</title>"))
        #expect(html.matches(of: /<h1>/).count == 1)
        for landmark in [
            "<main id=\"content\">", "<nav class=\"contents\" aria-label=\"Contents\" tabindex=\"0\">", "<footer",
            "<header class=\"masthead\">",
        ] {
            #expect(html.ranges(of: landmark).count == 1, "\(landmark)")
        }
        #expect(html.contains(##"<a class="skip" href="#content">Skip to the text</a>"##))
        #expect(html.contains(#"<a href="01-a.html" aria-current="page">"#))
        #expect(PageChecks(html).faults == [])
    }

    @Test func picturesAreCopiedUnderTheNameOfTheirContent() {
        let size = AuthorFile.Size(width: 4, height: 3)
        let file = AuthorFile(path: "images/a.png", source: "/x/a.png", digest: "0123456789abcdef", kind: .picture(size))
        let (html, page, diagnostics) = weave(
            "01-a.md", [.paragraph([text(.image(source: "images/a.png", title: nil, [text(.text("A plot"))]))])],
            files: AuthorFiles([file]))
        #expect(
            html.contains(#"<img src="files/a-0123456789.png" width="4" height="3" loading="lazy" alt="A plot" />"#), "\(html)")
        #expect(page.assets == [SiteAsset(path: "files/a-0123456789.png", content: .authored)])
        #expect(diagnostics == [])
    }

    @Test func theWaysOnFollowTheBook() {
        let first = weave("01-a.md", []).html
        #expect(first.contains(#"<a rel="prev" class="prev" href="index.html">"#))
        #expect(first.contains(#"<a rel="next" class="next" href="02-b.html">"#))
        let last = weave("02-b.md", []).html
        #expect(last.contains(#"<a rel="prev" class="prev" href="01-a.html">"#))
        #expect(!last.contains(#"rel="next""#))
    }

    @Test func theIndexShowsTheChapters() {
        let html = weave("index.md", [.paragraph([text(.text("Welcome."))])]).html
        #expect(html.contains("On &lt;a&gt; &amp; b."))
        #expect(html.contains(#"<section class="cards" aria-labelledby="chapters">"#))
        #expect(!weave("01-a.md", []).html.contains("class=\"cards\""))
        #expect(PageChecks(html).faults == [])
    }

    @Test func onlyPagesWithFormulasLoadKaTeX() {
        #expect(weave("01-a.md", [.paragraph([text(.math(tex: "x"))])]).html.contains("assets/katex/katex.min.css"))
        #expect(!weave("01-a.md", [.paragraph([text(.text("x"))])]).html.contains("katex"))
    }

    @Test func onlyThePreviewHasAScriptInThePage() {
        #expect(
            weave("01-a.md", []).html.matches(of: /<script/).count
                == weave("01-a.md", []).html.matches(of: /<script src="assets\//).count)
        #expect(weave("01-a.md", [], liveReload: "if (1 < 2) {}").html.contains("<script>if (1 < 2) {}</script>"))
    }

    @Test func headingsOfOneNameHaveIdsOfTheirOwn() {
        let heading = MarkdownBlock.Content.heading(level: 2, [text(.text("Content & Más"))], label: nil)
        let frame = MarkdownBlock.Content.heading(level: 2, [text(.text("Content"))], label: nil)
        let symbols = MarkdownBlock.Content.heading(level: 3, [text(.text("<?>"))], label: nil)
        let html = weave("01-a.md", [heading, heading, frame, symbols]).html
        for id in ["content-más", "content-más-2", "content-2", "section"] { #expect(html.contains("id=\"\(id)\">"), "\(id)") }
        #expect(PageChecks(html).faults == [])
    }

    @Test func whatAHeadingCitesStandsOnceOnThePage() {
        let words: [MarkdownInline] = [
            text(.text("On ")), text(.citation(Self.beek)), text(.math(tex: "x")), text(.html("<i id=\"a\">")),
            text(.html("</i>")),
        ]
        let html = weave("01-a.md", [.heading(level: 2, words, label: nil), .paragraph([text(.citation(Self.beek))])]).html
        #expect(html.ranges(of: "id=\"cite-beek-1\"").count == 1)
        #expect(html.contains("id=\"cite-beek-2\""))
        #expect(PageChecks(html).faults == [])
    }

    @Test func referencesLeadToTheirPage() {
        let html = weave(
            "01-a.md", [.paragraph([text(.reference(label: "sec-there")), text(.reference(label: "fig-<nowhere>"))])]
        ).html
        #expect(html.contains(##"<a class="reference" href="02-b.html#sec-there">Section 2.1</a>"##))
        #expect(html.contains(#"<span class="value missing">@fig-&lt;nowhere&gt;</span>"#))
    }

    @Test(arguments: [
        ("02-b.md", "02-b.html"), ("./02-b.md#sec-x", "02-b.html#sec-x"), ("index.md", "index.html"), ("other.md", "other.md"),
        ("https://x.org/02-b.md", "https://x.org/02-b.md"), ("#a", "#a"), ("a/02-b.md", "a/02-b.md"),
    ])
    func linksBetweenChaptersLeadToPages(written: String, link: String) {
        let inline = text(.emphasis([text(.link(destination: written, title: nil, [text(.text("there"))]))]))
        let html = weave("01-a.md", [.paragraph([inline])]).html
        #expect(html.contains("<em><a href=\"\(link)\">there</a></em>"))
    }

    @Test func badTeXIsReportedWhereItStandsAndShown() {
        let (html, _, diagnostics) = weave("01-a.md", [.paragraph([text(.math(tex: "a\n + \\b<c"))])])
        #expect(
            diagnostics == [
                Diagnostic(
                    at: Location(file: "chapters/01-a.md", line: 4, column: 4),
                    #"cannot typeset the formula: Undefined control sequence: \b"#, help: "The formula is: a\n + \\b<c")
            ])
        #expect(html.contains(#"<code class="math-error" title="Undefined control sequence: \b">a"#))
        #expect(PageChecks(html).faults == [])
    }
}

/// Every class that pages use has a rule, and every rule a use.
struct StylesheetTests {
    private let css = String(decoding: WebAssets.notebookStyle, as: UTF8.self)

    @Test func loadsOnlyWhatTheSiteHas() throws {
        guard case .stylesheet(let parts, let fonts) = try TextFonts.installed.stylesheet(css, for: .none) else {
            Issue.record("a stylesheet without fonts")
            return
        }
        #expect(fonts.count == 7 && parts.count == 8)
        #expect(!parts.joined().contains("url("))
        #expect(!css.contains("@import"))
        #expect(!css.contains("http"))
        let paths = try SharedAssets.list().map(\.path)
        #expect(Set(paths).count == paths.count)
    }

    @Test func missingFontsNameTheirPackage() {
        #expect(throws: MissingFile(path: "/nowhere/LinLibertine_R.otf", package: "fonts-linuxlibertine")) {
            try TextFonts(folder: "/nowhere").stylesheet(css, for: .none)
        }
    }

    /// Text on its background, as WCAG 2 measures it.
    @Test(arguments: [false, true]) func everyTextColourIsLegible(isDark: Bool) throws {
        func luminance(_ name: String) throws -> Double {
            let both = try #require(
                css.firstMatch(
                    of: try Regex(
                        "--\(name): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);", as: (Substring, Substring, Substring).self))
            )
            let rgb = try #require(Int(isDark ? both.output.2 : both.output.1, radix: 16))
            let channels = [16, 8, 0].map { shift -> Double in
                let value = Double((rgb >> shift) & 255) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        }
        let codes = ["keyword", "type", "string", "number", "comment", "attribute"].map { "code-" + $0 }
        let pairs =
            ["ink", "quiet", "accent", "hover", "good", "bad"].flatMap { [($0, "paper"), ($0, "panel")] }
            + codes.map { ($0, "panel") } + [("bad", "bad-panel"), ("ink", "glow"), ("quiet", "bad-panel"), ("accent", "glow")]
        for (text, background) in pairs {
            let lights = [try luminance(text), try luminance(background)].sorted()
            #expect((lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, "\(text) on \(background)")
        }
    }
}
