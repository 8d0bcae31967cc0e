import Foundation
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Weaving

/// A link that is sound where it is read leads somewhere on the page, and on the whole report's.
@Suite struct ChapterIDTests {
    private func read(_ markdown: String) -> (book: Book, diagnostics: [Diagnostic]) {
        let sources = [
            SourceText(file: "chapters/index.md", text: "---\ntitle: I\n---\n"),
            SourceText(file: "chapters/01-a.md", text: "---\ntitle: A\n---\n\n\(markdown)\n"),
        ]
        let (book, diagnostics) = readBook(sources, citationKeys: [])
        return (book, diagnostics.filter { $0.severity == .error })
    }

    /// The page, by itself and on the one that is printed.
    private func pages(
        of book: Book, _ outcomes: (Chapter) -> ChapterOutcomes = { _ in ChapterOutcomes() }
    ) throws -> [String: [UInt8]] {
        let chapter = try #require(book.chapters.last)
        let outline = BookOutline(title: "I", chapters: [.init(slug: "01-a", number: "1", title: "A")])
        let weaver = Weaver(book: outline, citations: .none, typesetter: MathTypesetter()) { book.crossReferences[$0] }
        let page = weaver.weave(chapter, outcomes(chapter)).page
        let print = PrintEdition(book: outline, parts: [.init(slug: "01-a", html: page.bytes)])
        return [page.path: page.bytes, "print.html": print.html(title: "I")]
    }

    private func broken(in pages: [String: [UInt8]]) -> [String] {
        LinkVerifier(
            files: Set(pages.keys).union(["about.html", "sources/01-a.html"]), pages: pages.mapValues { PageLinks(of: $0) }
        )
        .brokenLinks().filter { $0.contains("#") }
    }

    @Test(arguments: [
        // The author's own, however they are written.
        "## <a name=\"one\"></a>Title\n\n[1](#one)", "## <a name='one'></a>Title\n\n[1](#one)",
        "<p CLASS=a\nID=one>x</p>\n\n[1](#one)", "Text <a\n\tname = 'a&#45;b&amp;c'></a>. [1](#a-b&c)",
        "<a name=\"one\" id='two'/></a> [1](#two) <a href='#two'>x</a>", "<svg><text id='one'>x</text></svg>\n\n[1](#one)",
        "*<a id=\"one\">x</a>* [1](#one)",
        // Wherever there is text.
        "Term\n: <a id=\"one\"></a>text\n\n<a id=\"two\"></a>Another\n: text\n\n[1](#one) [2](#two)",
        "| a |\n|---|\n| <a id=\"one\"></a>1 |\n\n: Caption <a id=\"two\"></a>. {#tbl-a}\n\n[1](#one) [2](#two) [3](#tbl-a)",
        "![A <a id=\"one\"></a>](a.png)\n![B](b.png)\n\n: Both.\n\n[1](#one)",
        "![A <a id=\"one\"></a>](a.png){#fig-a}\n\n[1](#one)",
        "> [!NOTE] <a id=\"one\"></a>Title\n> Text.\n\n[1](#one)", "> - <a id=\"one\"></a>x\n\n[1](#one)",
        "x[^1] [1](#one) [2](#note-1) [3](#note-1-reference) [4](#notes)\n\n[^1]: <a id=\"one\"></a>A note.",
        "```swift table tbl-a\n//| caption: A <a id=\"one\"></a>.\nTable()\n```\n\n[2](#tbl-a) [3](#block-tbl-a)",
        // Headings, whatever else is on the page.
        "## Rates\n\n```swift experiment rates\nreturn 1\n```\n\n[1](#rates) [2](#block-rates)",
        "## Rates\n\n```swift check rates\nexpect(true, \"x\")\n```\n\n[1](#rates) [2](#rates-2)",
        "## Rates\n\n[1](#rates) [2](#rates-2)\n\n<p id=\"rates\">x</p>",
        "## Notes\n\n## References\n\n[1](#notes) [2](#references)",
        "> ## A\n\n## A\n\n[1](#a) [2](#a-2)",
    ])
    func whatIsReadIsThere(_ markdown: String) throws {
        let (book, diagnostics) = read(markdown)
        #expect(diagnostics.map(\.shortForm) == [])
        let pages = try pages(of: book)
        #expect(broken(in: pages) == [])
        let faults = PageChecks(String(decoding: try #require(pages["01-a.html"]), as: UTF8.self)).faults
        #expect(faults.filter { $0.hasPrefix("two elements have") } == [])
    }

    /// A quotation mark of the author's pairs with none of the page's.
    @Test(arguments: ["<!-- the 5\" disks -->", "<p>5\" disks</p>", "<p title='5\" disks'>x</p>", "<p>set x=\"5 there</p>"])
    func aQuotationMarkIsNoAttributes(_ html: String) throws {
        let (book, diagnostics) = read("See @fig-a.\n\n\(html)\n\n![A](a.png){#fig-a}\n\nText \(html) and @fig-a.")
        #expect(diagnostics.map(\.shortForm) == [])
        let pages = try pages(of: book)
        #expect(broken(in: pages) == [])
        let printed = String(decoding: try #require(pages["print.html"]), as: UTF8.self)
        #expect(printed.contains(#"id="01-a--fig-a""#))
        #expect(printed.ranges(of: ##"<a class="reference" href="#01-a--fig-a">"##).count == 2, "\(printed)")
    }

    @Test(arguments: [
        ("```swift experiment rates\nreturn 1\n```\n\n[1](#rates)", "Did you mean `#block-rates`?"),
        ("```swift sweep cells\n//| over: rates\nreturn 1\n```\n\n[1](#cells)", "Did you mean `#block-cells`?"),
        ("[1](#references)", nil), ("[1](#notes)", nil), ("[1](#chapters)", nil), ("<input name=\"one\"> [1](#one)", nil),
        ("```swift check slopes\nexpect(true, \"x\")\n```\n\n[1](#claim-slopes-0)", nil), ("[1](#claim-slopes-1)", nil),
    ])
    func whatIsNotThereIsTold(_ markdown: String, _ help: String?) {
        let told = read(markdown).diagnostics.filter { $0.summary.hasPrefix("nothing on the page") }
        #expect(told.count == 1)
        if let help { #expect(told.first?.help == help) }
    }

    /// Nobody knows before how many there are.
    @Test func aClaimOfACheckMayBeLedTo() throws {
        let (book, diagnostics) = read(
            "```swift check slopes\nexpect(true, \"x\")\n```\n\n[1](#claim-slopes-1) [2](#claim-slopes-12)")
        #expect(diagnostics.map(\.shortForm) == [])
        let claims = [Claim(statement: "x", found: "true", holds: true, line: 1, column: 7)]
        let pages = try pages(of: book) { ChapterOutcomes([($0.blocks[0], outcome(.product(.claims(claims))))]) }
        #expect(broken(in: pages) == ["01-a.html → #claim-slopes-12", "print.html → #01-a--claim-slopes-12"])
    }

    /// What failed shows no result under its name, which a heading may have.
    @Test(arguments: [true, false]) func aFailedExperimentLeavesItsNameToAHeading(hasRun: Bool) throws {
        let (book, diagnostics) = read("## Rates\n\n```swift experiment rates\nreturn 1\n```\n\n[1](#rates)")
        #expect(diagnostics.map(\.shortForm) == [])
        let pages = try pages(of: book) { chapter in
            let failure = BlockFailure(.threw("no"), at: chapter.blocks[0].codeStart)
            return hasRun ? ChapterOutcomes([(chapter.blocks[0], outcome(.failure(failure)))]) : ChapterOutcomes()
        }
        let html = String(decoding: try #require(pages["01-a.html"]), as: UTF8.self)
        #expect(html.contains("<h2 id=\"rates\">"))
        #expect(html.contains("class=\"failure\""))
        #expect(PageChecks(html).faults == [])
        #expect(broken(in: pages) == [])
    }

    private func outcome(_ payload: BlockOutcome.Payload) -> BlockOutcome {
        BlockOutcome(payload: payload, printed: "", seconds: 1, key: nil, day: "2026-11-21")
    }
}
