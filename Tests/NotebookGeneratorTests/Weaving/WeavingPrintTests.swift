import Testing
@testable import Weaving

/// The report on one page.
struct PrintTests {
    private let places = PrintPlaces(slug: "01-a", pages: PrintPlaces.pages(["index", "01-a", "02-b"]))

    @Test(arguments: [
        (##"<h2 id="x"><a href="#x">"##, ##"<h2 id="01-a--x"><a href="#01-a--x">"##),
        (##"<a href="02-b.html#sec-y">"##, ##"<a href="#02-b--sec-y">"##),
        (##"<a href="index.html">"##, ##"<a href="#index">"##),
        (##"<a href="https://x/#y">"##, ##"<a href="https://x/#y">"##),
        (##"<a href="figures/a.svg">"##, ##"<a href="figures/a.svg">"##),
        (##"<img src="a.svg" loading="lazy">"##, ##"<img src="a.svg" loading="eager">"##),
        (##"<section class="check" id="c" aria-label="Check c">"##, ##"<div class="check" id="01-a--c">"##),
        (##"<section aria-labelledby="references"><p aria-label="x">"##, ##"<div><p aria-label="x">"##),
        (
            ##"<div tabindex="0" role="region" aria-label="Table 1"><a aria-label="y">"##,
            ##"<div tabindex="0"><a aria-label="y">"##
        ),
        (##"<span role="img" aria-label="False:">"##, ##"<span role="img" aria-label="False:">"##),
        (
            ##"<style>p::before { content: "\201c" }</style><i id="x">"##,
            ##"<style>p::before { content: "\201c" }</style><i id="01-a--x">"##
        ),
        (##"<script>say("5\" disks")</script><i id="x">"##, ##"<script>say("5\" disks")</script><i id="01-a--x">"##),
        (##"<p title="id=">a"##, ##"<p title="id=">a"##), ("no markup", "no markup"), ("", ""),
    ])
    func idsSayWhichPageTheyComeFrom(html: String, moved: String) {
        #expect(places.moved(Array(html.utf8)[...]) == moved)
    }

    @Test func textsOfAllPagesStandAfterEachOther() {
        func page(_ text: String) -> [UInt8] { Array("<body><nav id=\"n\"></nav><article>\n\(text)\n</article></body>".utf8) }
        let book = BookOutline(title: "T", chapters: [.init(slug: "01-a", number: "1", title: "A")])
        let edition = PrintEdition(
            book: book,
            parts: [
                .init(slug: "index", html: page("<p id=\"x\"><a href=\"01-a.html#x\">1</a></p>")),
                .init(slug: "01-a", html: page("<p id=\"x\">2</p>")),
            ])
        let html = String(decoding: edition.html(title: "A “<b>” & more"), as: UTF8.self)
        #expect(PageChecks(html).faults == [])
        #expect(html.contains("<html lang=\"en\">"))
        #expect(html.contains("<article id=\"index\">") && html.contains("<article id=\"01-a\">"))
        #expect(html.contains("<a href=\"#01-a--x\">1</a>"))
        #expect(html.contains(#"content: "A \201c \3c b\3e \201d  \26  more""#))
        #expect(!html.contains("<nav"))
    }
}

/// Fonts hold the letters of the site.
struct FontSubsetTests {
    @Test func aPageTellsItsCharacters() {
        let glyphs = PageGlyphs(of: "<p>Łódź, ∞ 𝔸 γ</p><i class=\"mathcal\">N</i>".utf8)
        #expect(glyphs.characters == Set("Łódź∞𝔸γ".unicodeScalars.map(\.value).filter { $0 > 127 }))
        #expect(glyphs.formulaStyles == ["mathcal"])
        #expect(PageGlyphs(of: "plain".utf8) == .none)
    }

    @Test func theAuthorsLettersAreInTheFonts() {
        let glyphs = PageGlyphs(of: "Ωäß Łódź Привет שלום ∞".utf8)
        let letters = FontSubset.characters(of: glyphs, withSigns: false, withGreek: false)
        #expect(letters.contains("0141") && letters.contains("041F") && letters.contains("00E4"))
        #expect(!letters.contains("03A9") && !letters.contains("221E") && !letters.contains("05E9"))
        #expect(Set(FontSubset.characters(of: glyphs, withSigns: true, withGreek: true)).isSuperset(of: ["03A9", "221E"]))
        #expect(FontSubset.characters(of: .none, withSigns: true, withGreek: true) == FontSubset.common)
    }

    /// A variable is set in italics: these have its Greek.
    @Test func greekIsWhereVariablesStand() throws {
        let css = #"a url("fonts/LinLibertine_R.woff2") b url("fonts/LinLibertine_RI.woff2") c"#
        guard case .stylesheet(let parts, let fonts) = try TextFonts.installed.stylesheet(css, for: PageGlyphs(of: "γ".utf8))
        else {
            Issue.record("a stylesheet without fonts")
            return
        }
        #expect(parts == ["a ", " b ", " c"])
        #expect(fonts.map { $0.characters.contains("03B3") } == [false, true])
    }
}
