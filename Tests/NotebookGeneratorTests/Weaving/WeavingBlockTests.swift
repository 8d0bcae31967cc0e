import Foundation
import NotebookKit
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

private typealias Location = ChapterReading.SourceLocation

/// What a hostile or careless author, program or file could put on a page.
private let hostile = #"<script>alert("x")</script> & 'y' <img src=x onerror=z> </pre>"#

struct BlockWeavingTests {
    private let location = Location(file: "chapters/01.md", line: 7, column: 3)

    private func block(
        _ kind: Block.Kind, _ name: String = "a", code: String = "return 1\n", fold: Bool = false
    ) -> Block {
        var options = BlockOptions()
        options.fold = fold
        return Block(kind: kind, name: name, code: code, codeStart: location, nameLocation: location, options: options)
    }

    private func outcome(_ product: BlockProduct<Digest>, isRecorded: Bool = false) -> BlockOutcome {
        BlockOutcome(
            payload: .product(product), printed: "", seconds: 12.345, key: Digest(of: "key"), day: "2026-11-21",
            isRecorded: isRecorded)
    }

    @Test func codeStandsUnderItsName() {
        let html = HTMLFormatter.html(
            CodeWeaver(block: block(.experiment, "rates"), outcome: outcome(.value(Digest(of: "d")))).node())
        #expect(html.contains(#"<div class="block" id="block-rates">"#))
        #expect(html.contains(#"<code class="block-name">rates</code>"#))
        #expect(html.contains(#"<code title="2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683">2c70e12b</code>"#))
        #expect(html.contains("2026-11-21"))
        #expect(html.contains("made in <span class=\"seconds\">12\u{202F}s</span> on "))
        #expect(PageChecks(html).faults == [])
    }

    @Test func foldedCodeIsADisclosure() {
        let html = HTMLFormatter.html(CodeWeaver(block: block(.experiment, fold: true), outcome: nil).node())
        #expect(html.contains("<details class=\"block\""))
        #expect(html.contains("<summary class=\"block-title\">"))
        #expect(!html.contains(" open"))
    }

    @Test(arguments: SwiftHighlighterTests.listings.map(\.code)) func codeIsTheAuthorsToTheCharacter(code: String) throws {
        let html = HTMLFormatter.html(CodeWeaver(block: block(.experiment, code: code), outcome: nil).node())
        let body = try #require(html.firstMatch(of: /<code class="language-swift">([\s\S]*)<\/code><\/pre>/)).output.1
        let text = String(body).replacing(/<\/?span[^>]*>/, with: "")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
                "&amp;", with: "&")
        #expect(Array(text.utf8) == Array(code.utf8))
    }

    @Test func aFigureIsLightOrDarkAndCanBeTakenAway() {
        let drawn: [FigureFile] = [.svg, .darkSVG, .pdf, .png, .csv]
        let figure = DrawnFigure(
            width: 720, height: 359.6, files: Dictionary(uniqueKeysWithValues: drawn.map { ($0, Digest(of: $0.rawValue)) }))
        let weaver = FigureWeaver(
            block: block(.figure, "fig-a"), figure: figure, outcome: outcome(.figure(figure)), number: "Figure 2.1",
            caption: [.text(hostile)], alternativeText: hostile)
        let page = HTMLFormatter.html(
            .fragment([CodeWeaver(block: block(.figure, "fig-a"), outcome: nil).node(), weaver.node()]))
        #expect(page.contains(#"<source srcset="figures/fig-a-dark.svg" media="screen and (prefers-color-scheme: dark)" />"#))
        #expect(page.contains(#"width="720" height="360""#))
        #expect(page.contains("Figure 2.1."))
        for suffix in [".svg", ".pdf", ".png", ".csv"] { #expect(page.contains(#"href="figures/fig-a\#(suffix)""#)) }
        #expect(PageChecks(page).faults == [])
        #expect(weaver.assets().map(\.path) == drawn.map { "figures/fig-a\($0.rawValue)" })
        #expect(weaver.assets().first?.content == .stored(Digest(of: ".svg")))
    }

    @Test func aTableHasItsCSV() {
        let table = Table(
            columns: [.init("method", alignment: .left), .init("a,\"b\"")],
            rows: [[.init(hostile), .init("−0.50", value: "-0.4999")], [.init("x\ny"), .init("1", isMarked: true)]])
        let weaver = TableWeaver(
            block: block(.table, "tbl-a"), table: table, outcome: outcome(.table(table)), number: "Table 1", caption: [],
            headers: table.columns.map { [.text($0.header)] }, cell: { [.text($0)] })
        let html = HTMLFormatter.html(weaver.node())
        #expect(html.contains(#"<td class="right">−0.50</td>"#))
        #expect(html.contains("<mark>1</mark>"))
        #expect(html.contains(#"<th scope="col" class="left">method</th>"#))
        #expect(!html.contains("<script"))
        let csv = "method,\"a,\"\"b\"\"\"\n\"\(hostile.replacing("\"", with: "\"\""))\",-0.4999\n\"x\ny\",1\n"
        #expect(weaver.asset() == SiteAsset(path: "figures/tbl-a.csv", content: .bytes(Data(csv.utf8))))
    }

    @Test func claimsSayWhetherTheyHold() {
        func claim(_ statement: String, _ holds: Bool) -> Claim {
            Claim(statement: statement, found: hostile, holds: holds, line: 1, column: 1)
        }
        let mixed = HTMLFormatter.html(
            CheckWeaver(block: block(.check), claims: [claim("a", true), claim(hostile, false)]).node())
        #expect(mixed.contains("1 of 2 claims is false"))
        #expect(mixed.contains(#"<span class="mark" role="img" aria-label="False:">✗</span>"#))
        #expect(PageChecks(mixed).faults == [])
        let one = HTMLFormatter.html(CheckWeaver(block: block(.check), claims: [claim("a", true)]).node())
        #expect(one.contains("The claim holds"))
        #expect(one.contains(#"class="check""#))
    }

    @Test(arguments: [
        BlockFailure.Cause.didNotCompile(hostile), .trapped(hostile), .threw(hostile), .missingInput(hostile),
        .missingData(.absent(hostile)), .missingData(.wrong(hostile)), .missingData(.unknown(name: hostile, nearMiss: nil)),
    ])
    func aFailureStandsInPlace(cause: BlockFailure.Cause) {
        let failure = BlockFailure(cause, at: location)
        let html = HTMLFormatter.html(FailureWeaver(block: block(.experiment, "<b>"), failure: failure).node())
        #expect(html.contains("chapters/01.md:7:3"))
        #expect(html.contains("The experiment <code>&lt;b&gt;</code> "))
        #expect(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;"))
        #expect(PageChecks(html).faults == [])
    }

    @Test func outputIsShownAsItWasPrinted() throws {
        let html = HTMLFormatter.html(try #require(PrintedOutput.node("a\tb\r\nc\u{1B}[1m\u{0}" + hostile, by: "\"rates\"")))
        #expect(html.contains("a\tb\nc␛[1m␀&lt;script&gt;"))
        #expect(html.contains(#"aria-label="Printed by &quot;rates&quot;""#))
        #expect(PageChecks(html).faults == [])
        #expect(PrintedOutput.node(" \n\n", by: "a") == nil)
    }

    @Test func longOutputIsFolded() throws {
        let html = HTMLFormatter.html(try #require(PrintedOutput.node(String(repeating: "line\n", count: 31), by: "a")))
        #expect(html.contains("<summary>31 lines printed</summary>"))
        let shown = HTMLFormatter.html(try #require(PrintedOutput.node(String(repeating: "line\n", count: 30), by: "a")))
        #expect(!shown.contains("<summary>"))
    }

    @Test func aRecordedResultSaysSo() throws {
        let html = HTMLFormatter.html(try #require(Provenance.recordedNote(outcome(.text("1"), isRecorded: true))))
        #expect(html.contains(#"Recorded on <time datetime="2026-11-21">2026-11-21</time>, data not present here."#))
        #expect(Provenance.recordedNote(outcome(.text("1"))) == nil)
        #expect(
            Provenance.recordedTitle(outcome(.text("1"), isRecorded: true)) == "recorded on 2026-11-21, data not present here")
        #expect(Provenance.recordedTitle(outcome(.text("1"))) == nil)
    }
}

struct SitePathTests {
    @Test(arguments: [
        ("fig-rates", "fig-rates"), ("../../etc/passwd", "~2e.~2f..~2fetc~2fpasswd"), ("a/b", "a~2fb"), ("ä\"<", "~c3~a4~22~3c"),
        ("a b?c#d%e", "a~20b~3fc~23d~25e"), (".hidden", "~2ehidden"), ("", ""),
    ])
    func noNameLeavesItsFolder(name: String, file: String) {
        #expect(SitePath.fileName(name) == file)
        #expect(SitePath.figure(name, suffix: ".svg") == "figures/" + SitePath.fileName(name + ".svg"))
    }
}

struct MathTextTests {
    @Test(arguments: [
        ("$x$ and $y$", [MathText.Piece.math("x"), .text(" and "), .math("y")]),
        ("$5 to $10", [.text("$5 to $10")]),
        ("$ x $", [.text("$ x $")]),
        (#"\$5 is $a\$b$"#, [.text("$5 is "), .math(#"a\$b"#)]),
        ("a$", [.text("a$")]),
        ("$$", [.text("$$")]),
        ("plain", [.text("plain")]),
        ("", []),
    ])
    func dollarsAreReadAsPandocDoes(source: String, pieces: [MathText.Piece]) {
        #expect(MathText(source).pieces == pieces)
    }
}

struct PrintableTextTests {
    @Test(arguments: [
        ("a\r\nb\rc\n", "a\nb\nc\n"), ("\u{7}\u{7F}\u{85}", "␇␡\u{FFFD}"), ("θ̂ 🙂\t", "θ̂ 🙂\t"), ("\r\r\n\n", "\n\n\n"),
    ])
    func controlsAreShown(text: String, shown: String) {
        #expect(Array(PrintableText.printable(text).unicodeScalars) == Array(shown.unicodeScalars))
    }
}
