import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Weaving

private func bibliography(_ json: String) -> (bibliography: Bibliography, mistakes: [Bibliography.Mistake]) {
    Bibliography.read(SourceText(file: "chapters/references.json", text: json))
}

/// Works as programs export them, each cited once.
struct CitationTests {
    /// The works, a citation of each, and how a page shows it.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let work: String
        let citation: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "authors", work: #""author":[{"family":"Li"},{"family":"Lin"}],"issued":{"date-parts":[[2024,12]]}"#,
            citation: "(Li and Lin 2024)"),
        Case(name: "no author", work: #""title":"Trees","issued":{"date-parts":[[1999]]}"#, citation: "(Trees 1999)"),
        Case(name: "an editor alone", work: #""editor":[{"family":"Roe"}],"issued":1999"#, citation: "(Roe 1999)"),
        Case(name: "no date", work: #""author":[{"family":"Doe"}],"title":"T""#, citation: "(Doe, n.d.)"),
        Case(name: "a raw date", work: #""author":[{"family":"Doe"}],"issued":{"raw":"2020-05-01"}"#, citation: "(Doe 2020)"),
        Case(
            name: "a literal date", work: #""author":[{"family":"Doe"}],"issued":{"literal":"in press"}"#,
            citation: "(Doe, in press)"),
        Case(name: "a date as text", work: #""author":[{"family":"Doe"}],"issued":"2001""#, citation: "(Doe 2001)"),
        Case(
            name: "a range", work: #""author":[{"family":"Doe"}],"issued":{"date-parts":[["1999"],["2001"]]}"#,
            citation: "(Doe 1999–2001)"),
        Case(
            name: "particles", work: #""author":[{"family":"Beek","given":"M.","non-dropping-particle":"van"}],"issued":2003"#,
            citation: "(van Beek 2003)"),
        Case(name: "an institution", work: #""author":[{"literal":"The Group"}],"issued":2003"#, citation: "(The Group 2003)"),
        Case(name: "a name as text", work: #""author":["The Team"],"issued":2003"#, citation: "(The Team 2003)"),
        Case(
            name: "mark-up in a title", work: #""title":"CO<sub>2</sub> <i>in vivo</i>","issued":2003"#,
            citation: "(CO2 in Vivo 2003)"),
        Case(
            name: "numbers and variables of others",
            work: #""author":[{"family":"Doe","orcid":"x"}],"issued":2003,"volume":3,"my-own":[1]"#, citation: "(Doe 2003)"),
    ]

    @Test func eachWorkIsCited() throws {
        let works = Self.cases.enumerated().map { index, work in
            let type = work.name.contains("title") || work.name == "no author" ? "book" : "article-journal"
            return "{\"id\":\"k\(index)\",\"type\":\"\(type)\",\(work.work)}"
        }
        let (bibliography, mistakes) = bibliography("[" + works.joined(separator: ",\n") + "]")
        #expect(bibliography.works.count == Self.cases.count)
        #expect(mistakes.map(\.diagnostic.severity) == [.warning])
        let groups = Self.cases.indices.map { Citation(items: [Citation.Item(key: "k\($0)")]) }
        let set = try PandocStyle(style: nil, folder: TestFolder.unused("citations")).set(groups, works: bibliography.works)
        for (work, group) in zip(Self.cases, groups) {
            let text = set.citations[group, default: []].map(\.plainText).joined().filter { !"“”".contains($0) }
            // Whether a comma precedes what is no number is the style's matter.
            #expect(text.replacing(",", with: "") == work.citation.replacing(",", with: ""), "\(work.name)")
        }
        #expect(set.entries.count == Self.cases.count)
    }

    @Test func groupsHavePrefixesPlacesAndNames() throws {
        let (bibliography, _) = bibliography(
            #"[{"id":"http://zotero.org/users/1/items/AB","type":"book","title":"T","author":[{"family":"Li"}],"issued":2020},"#
                + #"{"id":"b","type":"book","title":"U","author":[{"family":"Li"}],"issued":2020}]"#)
        var first = Citation.Item(key: "http://zotero.org/users/1/items/AB")
        (first.prefix, first.suffix) = ("see", ", pp. 33–35")
        var second = Citation.Item(key: "b")
        second.suffix = "*passim*"
        var hidden = Citation.Item(key: "b")
        hidden.suppressesAuthor = true
        var named = Citation.Item(key: "b")
        named.suffix = "p. 3"
        let groups = [Citation(items: [first, second]), Citation(items: [hidden]), Citation(items: [named], isTextual: true)]
        let set = try PandocStyle(style: nil, folder: TestFolder.unused("citations")).set(groups, works: bibliography.works)
        let texts = groups.map { set.citations[$0, default: []].map(\.plainText).joined().replacing("\u{A0}", with: " ") }
        #expect(texts == ["(see Li 2020a, 33–35; Li 2020b *passim*)", "(2020b)", "Li (2020b, 3)"])
        #expect(set.entries.map(\.key) == ["http://zotero.org/users/1/items/AB", "b"])
    }

    @Test func bibTeXIsRead() throws {
        let text = #"""
            @article{müller2012, author = {M{\"u}ller, J{\"o}rg and van den Berg, A.}, title = {The {Bayes} rule}, year = 2012,
              journal = {J. Stat.}, doi = {https://doi.org/10.1/x}}
            """#
        let style = PandocStyle(style: nil, folder: TestFolder.unused("works"))
        let file = BibTeXFile(SourceText(file: "r.bib", text: text))
        let (bibliography, mistakes) = file.works(try style.works(of: file))
        #expect(file.mistakes + mistakes == [])
        #expect(bibliography.works.map(\.key) == ["müller2012"])
        let group = Citation(items: [Citation.Item(key: "müller2012")])
        let set = try style.set([group], works: bibliography.works)
        #expect(set.citations[group]?.map(\.plainText).joined() == "(Müller and van den Berg 2012)")
        #expect(set.entries.first?.text.map(\.plainText).joined().contains("https://doi.org/10.1/x") == true)
    }

    /// What one work of a BibTeX file becomes in the list.
    @Test(arguments: [
        (#"title = "On " # jml # { at 50% of $5}, year = 2020"#, "Doe, A. 2020. “On JML at 50% of $5.”"),
        (
            #"title = {The $\ell_1$ {NTK} of $O(n^2)$ steps}, year = {in press}"#,
            "Doe, A. in press. “The ‹\\ell_1› NTK of ‹O(n^2)› Steps,” in press."
        ),
        (#"title = {A} year = {2020},,"#, "Doe, A. 2020. “A.”"),
        (#"title = {A}, journaltitle = {J}, date = {2020-05-01}"#, "Doe, A. 2020. “A.” J, May."),
        (
            #"title = {A}, year = 2020, journal = {B \& C}, url = {www.x.org/a%20b_c}, urldate = {2021-01-02}"#,
            "Doe, A. 2020. “A.” B & C. http://www.x.org/a%20b_c."
        ),
        (
            #"title = {Sizes of 5~{nm} with \pkg{Matrix} and \BibTeX}, year = {{\noopsort{b}}2020}"#,
            "Doe, A. 2020. “Sizes of 5 nm with Matrix and BibTeX.”"
        ),
        (#"editor = {A. Roe AND B. Poe}, title = {A}, year = 2020"#, "Doe, A. 2020. “A.” Edited by A. Roe and B. Poe."),
        (#"note = {private communication}, year = 2020"#, "Doe, A. 2020. “Private Communication.”"),
    ])
    func aWorkOfBibTeXIsSet(fields: String, text: String) throws {
        let source = "@string{jml = {{JML}}}\n@article{key, author = {Doe, A}, \(fields)}\n"
        let style = PandocStyle(style: nil, folder: TestFolder.unused("works"))
        let file = BibTeXFile(SourceText(file: "r.bib", text: source))
        let (bibliography, mistakes) = file.works(try style.works(of: file))
        #expect(mistakes == [])
        let set = try style.set([Citation(items: [Citation.Item(key: "key")])], works: bibliography.works)
        #expect(set.entries.first?.text.map(\.plainText).joined().replacing("\u{A0}", with: " ") == text)
    }

    @Test func aWorkThatTheStyleCannotShowIsTold() throws {
        let text = #"""
            @article{a, title = {\begin{x} y}, author = {Doe, A}, year = 2020}
            @article{b, title = {B}, author = {Doe, A}, year = 2020}
            @article{c, title = {C \foo}, author = {Doe, A}, year = 2020}
            @article{d, year = 2020}
            """#
        let style = PandocStyle(style: nil, folder: TestFolder.unused("works"))
        let file = BibTeXFile(SourceText(file: "r.bib", text: text))
        let (bibliography, mistakes) = file.works(try style.works(of: file))
        #expect(bibliography.works.map(\.key) == ["a", "b", "c", "d"])
        #expect(mistakes.map(\.diagnostic.location.description) == ["r.bib:1:13", "r.bib:3:13", "r.bib:4:10"])
        #expect(mistakes.diagnostics(cited: ["b", "d"]).map(\.severity) == [.warning, .warning, .error])
    }

    @Test func namesWithoutBracketsAreCited() throws {
        let (bibliography, _) = bibliography(#"[{"id":"a","type":"book","title":"T","author":[{"family":"Li"}],"issued":2020}]"#)
        let group = Citation(items: [Citation.Item(key: "a")], isTextual: true)
        let set = try PandocStyle(style: nil, folder: TestFolder.unused("citations")).set([group], works: bibliography.works)
        #expect(set.citations[group]?.map(\.plainText).joined() == "Li (2020)")
    }

    /// Pandoc's braces hold no blank, and leave a work out whose key has one.
    @Test(arguments: ["x y", "a{b}", "plain"]) func anyKeyIsCited(_ key: String) throws {
        let work = Bibliography.Work(
            key: key, csl: "{\"id\":\"\(key)\",\"title\":\"T\",\"author\":[{\"family\":\"Doe\"}],\"type\":\"book\"}")
        let group = Citation(items: [Citation.Item(key: key)])
        let set = try PandocStyle(style: nil, folder: TestFolder.unused("citations")).set([group], works: [work])
        #expect(set.entries.map(\.key) == [key])
        let shown = "\(set.citations[group] ?? [])"
        #expect(shown.contains("Doe") && shown.contains("\"#ref-\(key)\""), "\(shown)")
    }

    @Test func scriptsAreNoAddresses() throws {
        let (bibliography, _) = bibliography(
            #"[{"id":"a","type":"webpage","title":"T","URL":"javascript:alert(1)","issued":2020},{"id":"b","type":"webpage","title":"<script>alert(1)</script>","issued":2021}]"#
        )
        let groups = ["a", "b"].map { Citation(items: [Citation.Item(key: $0)]) }
        let set = try PandocStyle(style: nil, folder: TestFolder.unused("citations")).set(groups, works: bibliography.works)
        #expect(!"\(set)".contains("javascript"))
    }

    @Test func theListHoldsWhatIsCitedWithWaysBack() {
        let set = SetCitations(
            citations: [:],
            entries: ["b", "a/b", "c"].map {
                .init(key: $0, text: [.text("Work \($0). "), .link(to: "https://x.org", [.text("x")])])
            })
        let node = ReferenceList(citations: set, counts: ["a/b": 2, "b": 1]) { .text($0) }.node()
        let text = node.map { HTMLFormatter.html($0) } ?? ""
        #expect(text.contains(##"<a href="#cite-a~2fb-2" aria-label="Back to citation 2">"##))
        #expect(text.contains(##"<a href="#cite-b-1" aria-label="Back to the citation">"##))
        #expect(text.contains(#"<a href="https://x.org">x</a>"#))
        #expect(!text.contains("Work c"))
        #expect(ReferenceList(citations: set, counts: [:]) { .text($0) }.node() == nil)
    }
}

extension SetCitations.Piece {
    fileprivate var plainText: String {
        switch self {
        case .text(let text): text
        case .element(_, _, let inside), .link(_, let inside): inside.map(\.plainText).joined()
        case .formula(let tex): "‹\(tex)›"
        }
    }
}

struct BadBibliography: Sendable, CustomTestStringConvertible {
    let name: String
    let json: String
    /// `line:column: summary`.
    let found: [String]
    var testDescription: String { name }
}

/// Mistakes in bibliographies are told at their places.
struct BibliographyErrorTests {
    static func work(_ fields: String) -> String {
        #"[{"id": "a", "type": "book", "title": "T""# + (fields.isEmpty ? "" : ",\n" + fields) + "}]"
    }

    static let cases = [
        BadBibliography(name: "no list", json: "{}", found: ["1:1: a list of works is expected"]),
        BadBibliography(name: "empty file", json: "", found: ["1:1: not JSON: a value is missing at the end of the file"]),
        BadBibliography(
            name: "trailing comma", json: "[\n  {\"id\": 1},\n]", found: ["3:1: not JSON: a value is expected"]),
        BadBibliography(name: "unclosed text", json: "[\"ab", found: ["1:2: not JSON: the text has no closing quote"]),
        BadBibliography(name: "bad escape", json: #"["\q"]"#, found: [#"1:3: not JSON: there is no escape “\q”"#]),
        BadBibliography(
            name: "lone surrogate", json: #"["\ud800"]"#, found: ["1:3: not JSON: half a surrogate pair is not a character"]),
        BadBibliography(name: "not a number", json: "[01]", found: ["1:3: not JSON: a comma or a closing bracket is expected"]),
        BadBibliography(
            name: "twice the same name", json: #"[{"id": "a", "id": "b"}]"#, found: ["1:14: not JSON: “id” is given twice"]),
        BadBibliography(name: "more than one value", json: "[] []", found: ["1:4: not JSON: nothing may follow the value"]),
        BadBibliography(
            name: "too deep", json: String(repeating: "[", count: 100), found: ["1:65: not JSON: values are nested too deeply"]),
        BadBibliography(name: "no id", json: "[{}]", found: ["1:2: a work without an “id” cannot be cited"]),
        BadBibliography(
            name: "a typo in a variable", json: work(#""DIO": "10.1/x", "x": 1"#),
            found: ["2:1: not CSL, and ignored: “DIO”, “x”"]),
        BadBibliography(name: "a list where text is due", json: work(#""volume": [{}]"#), found: ["2:11: text is expected"]),
        BadBibliography(name: "a DOI with its resolver", json: work(#""DOI": "https://doi.org/10.1000/x""#), found: []),
    ]

    @Test(arguments: cases) func everyMistakeIsLocated(_ bad: BadBibliography) {
        let diagnostics = bibliography(bad.json).mistakes.map(\.diagnostic)
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column): \($0.summary)" } == bad.found)
        #expect(diagnostics.allSatisfy { $0.location.file == "chapters/references.json" })
    }

    @Test func aMistakeInAWorkThatNobodyCitesIsAWarning() {
        let mistakes = bibliography(Self.work(#""volume": [{}]"#)).mistakes
        #expect(mistakes.diagnostics(cited: []).map(\.severity) == [.warning])
        #expect(mistakes.diagnostics(cited: ["a"]).map(\.severity) == [.error])
    }

    @Test func aDOIIsKeptWithoutItsResolver() {
        let works = ["https://doi.org/10.1/x", "doi:10.1/x", "http://dx.doi.org/10.1/x", "10.1/x"].map {
            bibliography(Self.work("\"DOI\": \"\($0)\"")).bibliography.works
        }
        #expect(Set(works.flatMap { $0 }.map(\.csl)).count == 1)
        #expect(works[0][0].csl.contains(#""DOI":"10.1/x""#))
    }

    @Test func twoWorksOfOneKey() {
        let json = Self.work("").dropLast() + ",\n" + Self.work("").dropFirst()
        let (bibliography, mistakes) = bibliography(String(json))
        #expect(mistakes.map(\.diagnostic.summary) == ["there are two works “a”: the first is cited"])
        #expect(mistakes.map(\.diagnostic.location.line) == [2])
        #expect(bibliography.works.count == 1)
    }

    @Test func objectsAroundTheListAndByteOrderMarksAreRead() {
        let json = "\u{FEFF}{\"items\": " + Self.work("") + "}"
        #expect(bibliography(json).bibliography.works.map(\.key) == ["a"])
    }
}
