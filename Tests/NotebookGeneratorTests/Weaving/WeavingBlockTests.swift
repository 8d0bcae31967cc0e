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

/// What a page shows of a block and of what came of it, however hostile that is.
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
            CodeWeaver(block: block(.experiment, "rates"), outcome: outcome(.value(Digest(of: "d"))), chapter: "01-a").node())
        #expect(html.contains(#"<pre class="listing" id="block-rates""#))
        #expect(html.contains(#"<code class="block-name">rates</code>"#))
        #expect(html.contains(#"<code>2c70e12b</code>"#))
        #expect(html.contains("2026-11-21"))
        #expect(PageChecks(html).faults == [])
    }

    /// The id is inside: a browser that follows a link to it opens the bar.
    @Test func codeIsGatheredInOneBar() throws {
        let code = [
            (block: block(.shared, "shared-1"), outcome: nil),
            (block: block(.experiment, "rates"), outcome: outcome(.value(Digest(of: "d")))),
        ]
        let html = HTMLFormatter.html(try #require(CodeGroup(blocks: code, chapter: "01-a").node()))
        #expect(html.contains(#"<details class="code">"#))
        #expect(html.contains(#"Code · 2 blocks<span class="seconds"> · 12 s</span>"#))
        #expect(!html.contains(" open"))
        let places = ["block-rates", "block-shared-1"].compactMap { html.range(of: "id=\"\($0)\"")?.lowerBound }
        #expect(places.count == 2 && places == places.sorted(), "declarations come last")
        #expect(PageChecks(html).faults == [])
        #expect(CodeGroup(blocks: [], chapter: "01-a").node() == nil)
    }

    @Test(
        arguments: [
            (0, nil), (0.09, nil), (0.1, "0.1 s"), (1.25, "1.2 s"), (12.3, "12 s"), (60, "1 min 0 s"), (200.4, "3 min 20 s"),
            (.nan, nil),
        ] as [(Double, String?)])
    func durationsAreShort(seconds: Double, words: String?) {
        #expect(CodeGroup.duration(seconds) == words)
    }

    @Test(arguments: SwiftHighlighterTests.listings.map(\.code)) func codeIsTheAuthorsToTheCharacter(code: String) throws {
        let html = HTMLFormatter.html(CodeWeaver(block: block(.experiment, code: code), outcome: nil, chapter: "01-a").node())
        let body = try #require(html.firstMatch(of: /<code class="language-swift">([\s\S]*)<\/code><\/pre>/)).output.1
        let text = String(body).replacing(/<\/?[a-z][^>]*>/, with: "")
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
            .fragment([CodeWeaver(block: block(.figure, "fig-a"), outcome: nil, chapter: "01-a").node(), weaver.node()]))
        #expect(page.contains(#"<source srcset="figures/fig-a-dark.svg" media="screen and (prefers-color-scheme: dark)" />"#))
        #expect(page.contains(#"width="720" height="360""#))
        #expect(page.contains("Figure 2.1."))
        #expect(page.contains(#"loading="lazy""#))
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

    private func claim(_ statement: String, _ holds: Bool, margin: Double? = nil, found: String = hostile) -> Claim {
        Claim(
            statement: statement, found: found, holds: holds, line: 1, column: 1,
            comparison: margin.map { Comparison(quantity: statement, expected: "< 1", reason: "so", margin: $0) })
    }

    private func check(_ claims: [Claim]) -> String {
        HTMLFormatter.html(CheckWeaver(block: block(.check), claims: claims, words: VariableMarkup.nodes).node())
    }

    @Test func claimsSayWhetherTheyHold() {
        let mixed = check([claim("a", true), claim(hostile, false)])
        #expect(mixed.contains("1 of 2 claims is false"))
        #expect(mixed.contains(#"<span role="img" aria-label="False:">✗</span>"#))
        #expect(PageChecks(mixed).faults == [])
        let one = check([claim("a", true)])
        #expect(one.contains("The claim holds"))
        #expect(one.contains(#"class="check""#))
    }

    @Test func aClaimIsASentenceInColumns() {
        let html = check([
            claim("slope, γ = 1.5", true, margin: 0.5, found: "-0.5 × 10⁻⁷"), claim("it is so", true, found: "true"),
        ])
        #expect(html.contains("<td>slope, <var>γ</var>\u{A0}=\u{A0}1.5</td>"))
        #expect(html.contains(#"<td>−0.5 × 10<sup>−7</sup></td>"#))
        #expect(html.contains(#"<td>&lt; 1 <small>so</small></td>"#))
        #expect(html.contains(#"<td colspan="3">it is so</td>"#))
        #expect(html.contains(##"href="#claim-a-2""##) && html.contains(#"<tr id="claim-a-2""#))
        #expect(!html.contains("found true"))
        #expect(PageChecks(html).faults == [])
    }

    @Test func manyClaimsAreFoldedAndTheNearestIsNamed() {
        let many = (1...9).map { claim("case \($0)", true, margin: Double($0 == 4 ? 1 : 5) / 10, found: "0.3") }
        let html = check(many)
        #expect(html.contains("<details>"))
        #expect(html.contains("All 9 claims hold"))
        #expect(html.contains(#"Nearest to its bound: case 4, 0.3 <span class="whole">(&lt; 1)</span>"#))
        #expect(!check(Array(many.prefix(8))).contains("<details"))
        #expect(check(many.dropLast() + [claim("x", false, margin: -1)]).contains(#"<details open="">"#))
    }

    @Test func aTableHasGroupsAndRules() {
        let table = Table(
            columns: [
                .init("flow", alignment: .left), .init("ours", group: "slope"), .init("paper", group: "slope", unit: "%"),
            ], rows: [[.init("a"), .init("1"), .init("2")], [.init("b"), .init("3"), .init("4")]], rules: [1])
        let html = HTMLFormatter.html(
            TableWeaver(
                block: block(.table, "tbl-a"), table: table, outcome: outcome(.table(table)), number: "Table 1", caption: [],
                headers: table.columns.map { [.text($0.header)] }, cell: { [.text($0)] }
            ).node())
        #expect(html.contains(#"<th scope="colgroup" colspan="2" class="center">slope</th>"#))
        #expect(html.contains(#"<span class="unit">%</span>"#))
        #expect(html.contains(#"<tbody class="rule">"#))
        #expect(TableCSV.text(table).hasPrefix("flow,slope: ours,slope: paper (%)\n"))
        // Its code stands elsewhere on the page.
        #expect(PageChecks(html).faults == ["#block-tbl-a leads nowhere"])
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

/// File names of a site are safe wherever it is served.
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

/// Numbers are set with one sign, one grouping and real exponents.
struct NumberMarkupTests {
    @Test(arguments: [
        ("-0.5", "−0.5"), ("n = 10000", "n = 10\u{202F}000"), ("2026-11-21", "2026-11-21"), ("a-1", "a-1"), ("x12345", "x12345"),
        ("0.123456", "0.123456"), ("1234.56789", "1234.56789"), ("12345.6789", "12\u{202F}345.6789"), ("-1e-7", "−10⁻⁷"),
        ("over 2e-4", "over 2 × 10⁻⁴"), ("1.5e+3 s", "1.5 × 10³ s"), ("0x1e-4", "0x1e-4"), ("1e-4x", "1e-4x"), ("3e", "3e"),
        ("12\u{202F}345\u{202F}678", "12\u{202F}345\u{202F}678"), ("3 -4", "3 −4"), ("", ""), ("10000x", "10000x"),
    ])
    func signsAndThousands(text: String, set: String) { #expect(NumberMarkup.plain(text) == set) }

    @Test func exponentsAreRaised() {
        #expect(HTMLFormatter.html(.fragment(NumberMarkup.nodes("1.2 × 10⁻⁷ m²"))) == "1.2 × 10<sup>−7</sup> m<sup>2</sup>")
    }

    @Test(arguments: [
        ("D = 0, γ = 1.1", "<var>D</var>\u{A0}=\u{A0}0, <var>γ</var>\u{A0}=\u{A0}1.1"), ("a vanilla flow", "a vanilla flow"),
        ("σ", "<var>σ</var>"),
        ("CO₂ is < 1", "CO₂ is &lt; 1"), ("αβ", "αβ"), ("n=10000", "<var>n</var>=10\u{202F}000"),
    ])
    func lettersThatStandForQuantities(text: String, html: String) {
        #expect(HTMLFormatter.html(.fragment(VariableMarkup.nodes(text))) == html)
    }
}

/// How many claims hold, and which is nearest to its bound.
struct VerdictTests {
    private func claim(_ margin: Double?, holds: Bool = true) -> Claim {
        Claim(
            statement: "s", found: "1", holds: holds, line: 1, column: 1,
            comparison: margin.map { Comparison(quantity: "q", expected: "e", margin: $0) })
    }

    @Test func saysHowManyHoldAndHowClose() {
        let html = HTMLFormatter.html(Verdict(claims: [claim(0.5), claim(0.317), claim(nil)]).node(linkingTo: "claims.html"))
        #expect(html.contains(" 3\u{202F}/\u{202F}3"))
        #expect(html.contains("margin 0.31"))
        let failed = HTMLFormatter.html(Verdict(claims: [claim(-0.5, holds: false)]).node(linkingTo: "x"))
        #expect(failed.contains("is-false") && failed.contains("margin −0.50"))
        // Of a bound that is next to nothing.
        let margins = [-5e17, -100, 100, 5e17, -99.99].map { Verdict.margin(claim($0)) }
        #expect(margins == ["< −99", "< −99", "> 99", "> 99", "−99.99"])
        let small = [0, 0.01, 0.009, 0.004, -0.001, 1e-9].map { Verdict.margin(claim($0)) }
        #expect(small == ["0.00", "0.01", "0.009", "0.004", "−0.001", "0.00"])
    }

    @Test func claimsAreNamedByChapterAndCheck() {
        let claims = BookClaims(checks: [
            .init(slug: "01-a", name: "x", claims: [claim(1)]), .init(slug: "01-a", name: "y", claims: [claim(1), claim(0)]),
            .init(slug: "02-b", name: "x", claims: [claim(nil)]),
        ])
        #expect(claims.named("01-a")?.map(\.name) == ["x", "y"])
        #expect(claims.named("01-a/y+02-b")?.map(\.claims.count) == [2, 1])
        #expect(claims.named("all")?.count == 3)
        #expect(claims.named("01-a/z") == nil && claims.named("03") == nil && claims.named("") == nil)
        #expect(claims.all.nearest?.comparison?.margin == 0)
    }

    @Test func claimsOfChecksThatDidNotRunAreMissingAndNoMistake() {
        let claims = BookClaims(
            checks: [.init(slug: "01-a", name: "x", claims: [claim(1)])],
            pending: [.init(slug: "02-b", name: "y", claims: [])])
        #expect(claims.areMissing("02-b") && claims.areMissing("01-a+02-b/y"))
        #expect(!claims.areMissing("01-a") && !claims.areMissing("03-c") && !claims.areMissing("02-b/z"))
    }
}

/// Dollars open formulas, or are money.
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

/// Control characters of what a block printed are shown, not obeyed.
struct PrintableTextTests {
    @Test(arguments: [
        ("a\r\nb\rc\n", "a\nb\nc\n"), ("\u{7}\u{7F}\u{85}", "␇␡\u{FFFD}"), ("θ̂ 🙂\t", "θ̂ 🙂\t"), ("\r\r\n\n", "\n\n\n"),
    ])
    func controlsAreShown(text: String, shown: String) {
        #expect(Array(PrintableText.printable(text).unicodeScalars) == Array(shown.unicodeScalars))
    }
}
