import Foundation
import Storage
import TestSupport
import Testing
@testable import ChapterReading
@testable import Weaving

/// What can be searched of a page.
@Suite struct SearchReadingTests {
    private func entries(_ nodes: [HTMLNode]) -> [SearchEntry] { SearchReading.entries(titled: "2 Rates", nodes) }

    @Test func sectionsHoldTheirProse() {
        let anchor = HTMLNode.tag("a", ["class": "anchor", "href": "#sec-b"], "#")
        let found = entries([
            .tag("p", [:], [.text("It\u{2060} falls,  "), .tag("em", [:], "fast"), .text(".")]), .tag("p", [:], "Slowly."),
            .tag("h2", ["id": "sec-b"], [.tag("span", ["class": "number"], "2.1"), .text(" Why"), anchor]),
            .tag("p", [:], "Since."),
        ])
        #expect(
            found == [
                SearchEntry(kind: .section, anchor: "", title: "2 Rates", text: "It falls, fast. Slowly."),
                SearchEntry(kind: .section, anchor: "sec-b", title: "2.1 Why", text: "Since."),
            ])
    }

    @Test func figuresTablesClaimsAndCodeAreFoundAtTheirPlaces() {
        let caption = HTMLNode.tag("p", [:], [.tag("span", ["class": "label"], "Figure 2.1."), .text(" Errors.")])
        let provenance = HTMLNode.tag("p", ["class": "provenance"], "made in 1 s")
        let claim = HTMLNode.tag(
            "tr", [:], ["✓", "the slope", "−0.5", "< 0"].map { .tag("td", [:], $0) })
        let found = entries([
            .tag("p", [:], "Before."),
            .tag("figure", ["class": "plot", "id": "fig-a"], [.tag("figcaption", [:], [caption, provenance])]),
            .tag(
                "section", ["class": "check", "id": "slopes"], [.tag("table", ["class": "claims"], [.tag("tbody", [:], [claim])])]
            ),
            .tag(
                "details", ["id": "block-fits"],
                [
                    .tag("pre", ["class": "listing"], "let bestFit = PowerLawFit(rates) // bestFit"),
                    .tag("p", ["class": "provenance"], "key"),
                ]),
            .tag("p", [:], "After."),
        ])
        #expect(
            found
                == [
                    SearchEntry(kind: .section, anchor: "", title: "2 Rates", text: "Before. After."),
                    SearchEntry(kind: .figure, anchor: "fig-a", title: "Figure 2.1", text: " Errors."),
                    SearchEntry(kind: .claims, anchor: "slopes", title: "slopes", text: "the slope"),
                    SearchEntry(kind: .code, anchor: "block-fits", title: "fits", text: "bestFit PowerLawFit"),
                ].map { entry in
                    var entry = entry
                    entry.text = entry.text.trimmingPrefix(" ").description
                    return entry
                })
    }

    /// One of several pictures has a number of its own.
    @Test func aFigureOfSeveralPicturesHasItsOwnNumber() {
        func part(_ number: String, _ text: String) -> HTMLNode {
            .tag("figure", [:], [.tag("figcaption", [:], [.tag("span", ["class": "number"], number), .text(" " + text)])])
        }
        let caption = HTMLNode.tag("figcaption", [:], [.tag("span", ["class": "label"], "Figure 2.1."), .text(" Both.")])
        let found = entries([
            .tag("figure", ["class": "plot", "id": "fig-two"], [part("(a)", "One"), part("(b)", "Other"), caption])
        ])
        #expect(found.last?.title == "Figure 2.1")
    }

    @Test func manyClaimsAreTheirNewWords() {
        let many = (0..<40).map { "the slope at p = \($0) of the fit: found 0.\($0)" } + ["the zebra at p = 7"]
        let text = ClaimWords.text(of: many)
        #expect(text.hasPrefix("the slope at p = 0 of the fit; the slope at p = 1") && text.hasSuffix("; zebra"))
        #expect(text.count < 400 && !text.contains("found"))
    }

    @Test(arguments: [
        (#"\gamma = 1.5"#, "γ = 1.5"), (#"n^{-1/2}"#, "n^(−1/2)"), (#"a_j b_j^D"#, "a_jb_j^D"), (#"\frac{1}{p+1}"#, "1/(p+1)"),
        (#"\hat\theta \le \sqrt{\lambda}"#, "θ ≤ √λ"), (#"x < y"#, "x < y"), (#"\min_{t} R(t)"#, "min_t R(t)"),
    ])
    func formulasAreText(tex: String, text: String) throws {
        let markup = try MathTypesetter().typeset(tex, isDisplay: false)
        #expect(MathWords.text(of: markup).split(separator: " ") == text.split(separator: " "))
    }

    @Test func anAuthorsMarkupIsItsText() {
        #expect(MathWords.text(of: "<b>a &amp; b</b> &lt;c&gt;") == "a & b <c>")
        #expect(MathWords.text(of: "</p><p") == "")
    }
}

/// The index comes out of its script as it went in.
@Suite struct SearchIndexTests {
    /// What the page's script gets is what was put in.
    @Test func theIndexHoldsItsEntries() throws {
        let hostile = "</script><script>alert(1)</script> \"\\ \u{2028} 日本"
        let entry = SearchEntry(kind: .section, anchor: "a", title: hostile, text: hostile)
        let assets = try SearchIndex(of: [.init(path: "1.html", title: hostile, entries: [entry])]).assets()
        let index = try #require(assets.first { $0.path == SearchIndex.path })
        guard case .bytes(let bytes) = index.content else { return #expect(Bool(false), "not bytes") }
        let script = String(decoding: bytes, as: UTF8.self)
        let match = try #require(script.wholeMatch(of: /notebookSearch\("([!-~&&[^"\\]]*)", (\d+)\);\n/))
        let compressed = try decoded(match.output.1, count: try #require(Int(match.output.2)))
        let folder = TestFolder.unused("search")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try compressed.write(to: URL(fileURLWithPath: "\(folder)/index.gz"))
        let result = try ChildProcess.run(["gzip", "-dc", "\(folder)/index.gz"])
        #expect(result.output.contains(#""1.html""#) && result.output.contains("日本"))
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[Any]])
        #expect((rows.first?[2] as? [[String]])?.first == ["s", "a", hostile, hostile])
    }

    /// The alphabet's inverse, as the script has it.
    private func decoded(_ text: Substring, count: Int) throws -> Data {
        let alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
        let digits = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })
        var bytes = Data()
        var rest = text
        while !rest.isEmpty {
            let value = try rest.prefix(5).reduce(UInt32(0)) { $0 * 85 + (try #require(digits[$1])) }
            bytes += withUnsafeBytes(of: value.bigEndian) { Data($0) }
            rest = rest.dropFirst(5)
        }
        return bytes.prefix(count)
    }

    @Test func theScriptAndItsStyleAreSmall() throws {
        #expect(SearchIndex.size(of: try SearchIndex(of: []).assets()) < 16_000)
    }
}
