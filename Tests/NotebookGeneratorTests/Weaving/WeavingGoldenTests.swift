import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Weaving

/// A small book, woven: chapters and outcomes in, pages out.
struct WeavingGoldenTests {
    private struct Outcomes: Decodable {
        var blocks: [String: BlockOutcome]
        var values: [String: BlockOutcome]
    }

    private static let slugs = ["index", "01-flow", "02-traps"]

    private let pages: [Page]
    private let formulas: [MathKey: String]
    private let diagnostics: [Diagnostic]

    init() throws {
        let references = SourceText(file: "chapters/references.json", text: try goldens.text("weaving/in/references.json"))
        let (bibliography, mistakes) = Bibliography.read(references)
        #expect(mistakes == [])
        let sources = try Self.slugs.map { slug in
            SourceText(file: "chapters/\(slug).md", text: try goldens.text("weaving/in/\(slug).md"))
        }
        let (book, findings) = readBook(sources, citationKeys: bibliography.keys)
        #expect(findings == [])
        let outline = BookOutline(
            title: book.chapters[0].frontMatter.title,
            chapters: book.chapters.dropFirst().map { chapter in
                BookOutline.Entry(
                    slug: chapter.slug, number: book.number(of: chapter.slug), title: chapter.frontMatter.title,
                    summary: chapter.frontMatter.summary)
            })
        let style = PandocStyle(style: nil, folder: TestFolder.unused("citations"))
        let citations = try style.set(book.chapters.flatMap(\.citedGroups), works: bibliography.works)
        let typesetter = MathTypesetter()
        let weaver = Weaver(book: outline, citations: citations, typesetter: typesetter) { book.crossReferences[$0] }
        let woven = try book.chapters.map { chapter in
            let json = try goldens.text("weaving/in/\(chapter.slug).outcomes.json")
            let outcomes = try JSONDecoder().decode(Outcomes.self, from: Data(json.utf8))
            let known = chapter.blocks.compactMap { block in
                (block.kind == .inline ? outcomes.values : outcomes.blocks)[block.name].map { (block: block, outcome: $0) }
            }
            return weaver.weave(chapter, ChapterOutcomes(known))
        }
        formulas = typesetter.used
        pages = woven.map(\.page)
        diagnostics = woven.flatMap(\.diagnostics)
    }

    @Test func pagesAreAsTheyWere() throws {
        let files = pages.map { ($0.path, withoutKaTeX(String(decoding: $0.bytes, as: UTF8.self))) }
        try expectGolden(Dictionary(uniqueKeysWithValues: files), in: goldens.file("weaving/out"))
        #expect(diagnostics == [])
    }

    @Test func everyPageKeepsTheLaws() {
        for page in pages {
            #expect(PageChecks(String(decoding: page.bytes, as: UTF8.self)).faults == [], "\(page.path)")
        }
    }

    @Test func whatPagesLinkToIsInTheSite() throws {
        // What is made of the whole report is added when it is published, where every link is verified.
        let added = ["about.html", "assets/icon.svg", "assets/search.css", "assets/search.js"]
        let sources = ["01-flow", "02-traps", "index"].map { "sources/\($0).html" }
        let site = Set(
            try SharedAssets.list().map(\.path) + pages.map(\.path) + pages.flatMap(\.assets).map(\.path) + added + sources)
        for page in pages {
            let links = String(decoding: page.bytes, as: UTF8.self).matches(of: /(?:href|src|srcset)="([^"#:]+)(?:#[^"]*)?"/)
            for link in links { #expect(site.contains(String(link.output.1)), "\(page.path) links to \(link.output.1)") }
        }
    }

    /// A heading shows the number by which it is referred to.
    @Test func sectionsAreNumberedAlike() {
        let html = pages.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        let headings = html.matches(of: /<h\d id="(sec-[^"]*)"><span class="number">([^<]*)</)
        let references = html.matches(of: /href="[^"]*#(sec-[^"]*)">Section ([^<]*)</)
        let numbers = Dictionary(headings.map { ($0.output.1, $0.output.2) }) { first, _ in first }
        #expect(references.count >= 3)
        for reference in references { #expect(numbers[reference.output.1] == reference.output.2) }
    }

    /// KaTeX's markup is KaTeX's matter: in goldens the TeX stands in its place.
    private func withoutKaTeX(_ html: String) -> String {
        formulas.sorted { $0.value.count > $1.value.count }.reduce(html) { html, formula in
            let name = formula.key.isDisplay ? "display" : "inline"
            let words = "[\(name) math: \(HTMLFormatter.escape(formula.key.tex))]"
            let markup = CompactFormula.markup(formula.value)
            return html.replacing(markup, with: words).replacing(CompactFormula.breakable(markup), with: words)
                .replacing(formula.value, with: words)
        }
    }
}
