import Foundation
import Testing

@testable import NotebookGenerator

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
        let chapters = try Self.slugs.map { slug in
            let source = SourceText(file: "chapters/\(slug).md", text: try Golden.text("weaving/in/\(slug).md"))
            let (chapter, diagnostics) = readChapter(source)
            #expect(diagnostics == [])
            return try #require(chapter)
        }
        let references = SourceText(file: "chapters/references.json", text: try Golden.text("weaving/in/references.json"))
        let (bibliography, mistakes) = Bibliography.read(references)
        #expect(mistakes == [])
        let book = BookOutline(
            title: chapters[0].frontMatter.title,
            chapters: chapters.dropFirst().enumerated().map { index, chapter in
                BookOutline.Entry(
                    slug: chapter.slug, number: "\(index + 1)", title: chapter.frontMatter.title,
                    summary: chapter.frontMatter.summary)
            }, colophon: "Woven for the tests.")
        let targets: [String: LabelTarget] = [
            "sec-flow": .init(slug: "01-flow", text: "Section 1.1", number: "1.1"),
            "eq-flow": .init(slug: "01-flow", text: "(1.1)", number: "1.1"),
            "fig-rates": .init(slug: "01-flow", text: "Figure 1.1", number: "1.1"),
            "tbl-rates": .init(slug: "01-flow", text: "Table 1.1", number: "1.1"),
            "sec-traps": .init(slug: "02-traps", text: "Section 2.1", number: "2.1"),
            "fig-traps": .init(slug: "02-traps", text: "Figure 2.1", number: "2.1"),
            "tbl-traps": .init(slug: "02-traps", text: "Table 2.1", number: "2.1"),
        ]
        let typesetter = MathTypesetter()
        let weaver = Weaver(book: book, bibliography: bibliography, typesetter: typesetter) { targets[$0] }
        let woven = try chapters.map { chapter in
            let json = try Golden.text("weaving/in/\(chapter.slug).outcomes.json")
            let outcomes = try JSONDecoder().decode(Outcomes.self, from: Data(json.utf8))
            let known = chapter.blocks.compactMap { block in
                (block.kind == .inline ? outcomes.values : outcomes.blocks)[block.name].map { (block: block, outcome: $0) }
            }
            return weaver.weave(chapter, ChapterOutcomes(known))
        }
        formulas = typesetter.cache
        pages = woven.map(\.page)
        diagnostics = woven.flatMap(\.diagnostics)
    }

    @Test func pagesAreAsTheyWere() throws {
        let files = pages.map { ($0.path, withoutKaTeX(String(decoding: $0.bytes, as: UTF8.self))) }
        try expectGolden(Dictionary(uniqueKeysWithValues: files), in: "weaving/out")
        #expect(diagnostics == [])
    }

    @Test func everyPageKeepsTheLaws() {
        for page in pages {
            #expect(PageChecks(String(decoding: page.bytes, as: UTF8.self)).faults == [], "\(page.path)")
        }
    }

    @Test func whatPagesLinkToIsInTheSite() throws {
        let site = Set(try SharedAssets.list().map(\.path) + pages.map(\.path) + pages.flatMap(\.assets).map(\.path))
        for page in pages {
            let links = String(decoding: page.bytes, as: UTF8.self).matches(of: /(?:href|src|srcset)="([^"#:]+)(?:#[^"]*)?"/)
            for link in links { #expect(site.contains(String(link.output.1)), "\(page.path) links to \(link.output.1)") }
        }
    }

    @Test func noPageTellsHowLongAnythingTook() {
        for page in pages { #expect(!String(decoding: page.bytes, as: UTF8.self).contains("1.25")) }
    }

    /// KaTeX's markup is KaTeX's matter: in goldens the TeX stands in its place.
    private func withoutKaTeX(_ html: String) -> String {
        formulas.sorted { $0.value.count > $1.value.count }.reduce(html) { html, formula in
            let name = formula.key.isDisplay ? "display" : "inline"
            return html.replacing(formula.value, with: "[\(name) math: \(HTMLFormatter.escape(formula.key.tex))]")
        }
    }
}
