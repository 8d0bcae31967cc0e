import Testing
@testable import Weaving

/// The report on one page.
struct PrintTests {
    private let places = PrintPlaces(slug: "01-a", pages: PrintPlaces.pages(["index", "01-a", "02-b"]))

    @Test(arguments: [
        (##"<h2 id="x"><a href="#x">"##, ##"<h2 id="01-a--x"><a href="#01-a--x">"##),
        (##"<a href="02-b.html#sec-y">"##, ##"<a href="#02-b--sec-y">"##), (##"<a href="index.html">"##, ##"<a href="#index">"##),
        (##"<a href="https://x/#y">"##, ##"<a href="https://x/#y">"##),
        (##"<a href="figures/a.svg">"##, ##"<a href="figures/a.svg">"##),
        (##"<img src="a.svg" loading="lazy">"##, ##"<img src="a.svg" loading="eager">"##),
        (##"<section aria-labelledby="references">"##, ##"<section aria-labelledby="01-a--references">"##),
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
        #expect(html.contains("<article id=\"index\">") && html.contains("<article id=\"01-a\">"))
        #expect(html.contains("<a href=\"#01-a--x\">1</a>"))
        #expect(html.contains(#"content: "A \201c \3c b\3e \201d  \26  more""#))
        #expect(!html.contains("<nav"))
    }
}

struct FontSubsetTests {
    @Test func theAuthorsLettersAreInTheFonts() {
        #expect(FontSubset.characters(beyondLatinOf: "Ωäß — Łódź Привет שלום".unicodeScalars).contains("141"))
        #expect(FontSubset.characters(beyondLatinOf: "Привет".unicodeScalars) == ["41F", "432", "435", "438", "440", "442"])
        #expect(FontSubset.characters(beyondLatinOf: "plain γ".unicodeScalars) == [])
    }

    /// A variable is set in italics: these have its Greek.
    @Test func greekIsWhereVariablesStand() throws {
        let fonts = try TextFonts.installed.assets()
        let italic = try #require(fonts.first { $0.path.hasSuffix("LinLibertine_RI.woff2") })
        guard case .font(let subset) = italic.content else {
            Issue.record("not a part of a font")
            return
        }
        #expect(subset.characters.contains("0391-03C9"))
        #expect(Set(fonts.map(\.path)).count == fonts.count)
    }
}
