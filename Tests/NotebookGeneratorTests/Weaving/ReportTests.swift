import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import Weaving

/// What the report says of itself, read and written.
@Suite struct ReportFaceTests {
    private static let index = """
        ---
        title: Adaptive & "Spectra"
        author: Ada Lovelace; Alan M. Turing; {The R&D Society}
        date: 2026-11-21
        abstract: On spectra.
        language: de-CH
        licence: CC BY 4.0 https://creativecommons.org/licenses/by/4.0/
        accent: "#1a5276 #8cc4e4"
        url: https://example.org/report/
        parts:
          - 01 The first part
          - "03 The second: part"
        appendices: 90
        ---

        Words.
        """

    private func book(_ index: String = index, chapters: [String] = ["01-a", "03-b", "90-c", "91-d"]) -> (Book, [Diagnostic]) {
        let others = chapters.map {
            SourceText(file: "chapters/\($0).md", text: "---\ntitle: T\n---\n\n## S {#sec-\($0)}\n\n$$x$$ {#eq-\($0)}\n")
        }
        return readBook([SourceText(file: "chapters/index.md", text: index)] + others, citationKeys: [])
    }

    @Test func itIsReadFromTheIndex() {
        let (book, diagnostics) = book()
        #expect(diagnostics.map(\.shortForm) == [])
        let face = book.face
        #expect(
            face.title == "Adaptive & \"Spectra\""
                && face.authors.map(\.name) == ["Ada Lovelace", "Alan M. Turing", "The R&D Society"])
        #expect(face.language == "de-CH" && face.abstract == "On spectra." && face.address == "https://example.org/report")
        #expect(face.licence == .init(name: "CC BY 4.0", address: "https://creativecommons.org/licenses/by/4.0/"))
        #expect(face.accent == .init(light: "#1a5276", dark: "#8cc4e4"))
        #expect(face.parts == [.init(title: "The first part", start: "01"), .init(title: "The second: part", start: "03")])
    }

    @Test func appendicesHaveLetters() {
        let (book, _) = book()
        #expect(["index", "01-a", "03-b", "90-c", "91-d"].map(book.number) == [nil, "1", "2", "A", "B"])
        #expect(book.numbering.words(of: "90-c") == "Appendix A" && book.numbering.words(of: "01-a") == "Chapter 1")
        #expect(book.crossReferences["eq-91-d"]?.text == "(B.1)" && book.crossReferences["sec-90-c"]?.text == "Section A.1")
        let many = ChapterNumbering((0..<60).map { "\($0)" }, appendicesFrom: "0")
        #expect(["25", "26", "27", "51", "52"].map { many[$0] } == ["Z", "AA", "AB", "AZ", "BA"])
    }

    @Test func withoutASayTheReportHasNone() {
        let (book, diagnostics) = book("---\ntitle: T\n---\n\nWords.\n")
        #expect(diagnostics.isEmpty && book.face == ReportFace(title: "T") && book.number(of: "90-c") == "3")
    }

    // MARK: Written

    private func face() -> ReportFace { book().0.face }

    @Test func itIsCited() throws {
        let citation = ReportCitation(face: face(), edition: Edition(day: "2026-12-01", commit: "3f2a9c0b1d"))
        #expect(
            citation.bibTeX == """
                @misc{lovelace2026adaptive,
                  title = {{Adaptive \\& "Spectra"}},
                  author = {Ada Lovelace and Alan M. Turing and {The R\\&D Society}},
                  year = {2026},
                  url = {https://example.org/report},
                  note = {Commit 3f2a9c0b1d}
                }

                """)
        let works = try #require(try JSONSerialization.jsonObject(with: try citation.csl()) as? [[String: Any]])
        let authors = works.first?["author"] as? [[String: String]]
        #expect(
            authors == [
                ["family": "Lovelace", "given": "Ada"], ["family": "Turing", "given": "Alan M."], ["literal": "The R&D Society"],
            ])
        #expect((works.first?["issued"] as? [String: [[Int]]])?["date-parts"] == [[2026, 11, 21]])
    }

    @Test(arguments: [true, false]) func whatNeedsAnAddressIsThereWithOne(hasAddress: Bool) throws {
        var face = face()
        if !hasAddress { face.address = nil }
        let entry = ReportFiles.Entry(path: "01-a.html", title: "1 <T>", summary: "S & s", day: "2026-11-20")
        let assets = try ReportFiles(of: face, edition: Edition(), entries: [entry], target: { _ in nil }).assets()
        let texts = assets.reduce(into: [String: String]()) { texts, asset in
            if case .bytes(let bytes) = asset.content { texts[asset.path] = String(decoding: bytes, as: UTF8.self) }
        }
        #expect((texts["feed.xml"] != nil) == hasAddress && (texts["sitemap.xml"] != nil) == hasAddress)
        if hasAddress {
            #expect(
                texts["sitemap.xml"]?.contains("<loc>https://example.org/report/01-a.html</loc><lastmod>2026-11-20</lastmod>")
                    == true)
            #expect(texts["feed.xml"]?.contains("<title>1 &lt;T&gt;</title>") == true)
            #expect(texts["404.html"]?.contains(#"<base href="/report/" />"#) == true)
        }
        for name in ["feed.xml", "sitemap.xml", "assets/icon.svg"] {
            guard let text = texts[name] else { continue }
            #expect(XMLLook.isWellFormed(text), "\(name)")
        }
    }

    /// What knows no markup gets none: references are numbers, formulas their TeX.
    @Test func titlesAndSummariesArePlain() throws {
        var face = face()
        (face.title, face.summary) = ("Rates in $L^2$ & a~b", "As @fig-rates shows, $n^{-1/2}$.")
        let entry = ReportFiles.Entry(path: "01-a.html", title: "1 Of $L^2$", summary: "See @fig-rates.", day: nil)
        let target = LabelTarget(slug: "02-b", text: "Figure 2.1", number: "2.1")
        let assets = try ReportFiles(of: face, edition: Edition(), entries: [entry]) { $0 == "fig-rates" ? target : nil }.assets()
        let texts = assets.reduce(into: [String: String]()) { texts, asset in
            if case .bytes(let bytes) = asset.content { texts[asset.path] = String(decoding: bytes, as: UTF8.self) }
        }
        #expect(texts["feed.xml"]?.contains("<summary>See \(target.text).</summary>") == true)
        #expect(texts["feed.xml"]?.contains("<title>1 Of L^2</title>") == true)
        #expect(texts["404.html"]?.contains("Not found · Rates in L^2 &amp; a~b") == true)
        #expect(texts["cite.bib"]?.contains(#"{{Rates in $L^2$ \& a\textasciitilde{}b}}"#) == true)
        #expect(texts["cite.json"]?.contains("\"title\" : \"Rates in L^2 & a~b\"") == true)
    }

    @Test func aPagesHeadTellsOthersOfIt() {
        let head = HeadMetadata(
            face: face(), path: "01-a.html", title: "A", summary: "S", picture: "figures/fig-a.png")
        let html = HTMLFormatter.html(.fragment(head.nodes()))
        for part in [
            #"<link rel="canonical" href="https://example.org/report/01-a.html" />"#,
            #"<meta property="og:image" content="https://example.org/report/figures/fig-a.png" />"#,
            "--accent: light-dark(#1a5276, #8cc4e4)", #"content="summary_large_image""#,
        ] { #expect(html.contains(part), "\(part)") }
    }

    @Test(arguments: [
        ("en", "“It’s ‘so’,” they said"), ("de", "„It’s ‚so‘,“ they said"), ("fr", "«\u{202F}It’s “so”,\u{202F}» they said"),
        ("de-CH", "«It’s ‹so›,» they said"), ("sv", "”It’s ’so’,” they said"), ("xx", "“It’s ‘so’,” they said"),
    ])
    func quotesAreTheLanguages(language: String, text: String) {
        #expect(Microtypography.set("\"It's 'so',\" they said", QuoteMarks(language: language)) == text)
    }

    @Test func aDecadeHasAnApostrophe() {
        #expect(Microtypography.set("the '90s, 'the '80s', '12 of 20'") == "the ’90s, ‘the ’80s’, ‘12 of 20’")
    }
}

/// A look at whether tags close each other: enough for what we write ourselves.
private enum XMLLook {
    static func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for tag in text.matches(of: /<(\/?)([A-Za-z][\w:]*)[^>]*?(\/?)>/) {
            if !tag.output.1.isEmpty {
                guard open.popLast() == tag.output.2 else { return false }
            } else if tag.output.3.isEmpty {
                open.append(tag.output.2)
            }
        }
        return open.isEmpty
    }
}
