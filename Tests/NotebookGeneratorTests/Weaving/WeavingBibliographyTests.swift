import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Weaving

struct BibliographyTests {
    static let json = """
        [
          {"id": "li2024", "type": "paper-conference", "title": "Improving adaptivity", "issued": {"date-parts": [[2024, 12]]},
           "author": [{"family": "Li", "given": "Yicheng"}, {"family": "Lin", "given": "Qian"}],
           "container-title": "NeurIPS", "volume": 37, "page": "1-20", "DOI": "10.48550/arXiv.2409.00894"},
          {"id": "li2024more", "type": "article", "title": "More <b>?", "issued": {"date-parts": [[2024]]},
           "author": [{"family": "Li", "given": "Yicheng"}, {"family": "Lin", "given": "Qian"}], "URL": "https://example.org/a?b=1&c"},
          {"id": "beek", "type": "book", "title": "Trees", "issued": {"literal": "in press"}, "publisher": "A & B",
           "author": [{"family": "Beek", "given": "M.", "non-dropping-particle": "van"}, {"literal": "The Group"}, {"family": "Z"}]}
        ]
        """

    @Test func citationsAreAuthorAndYear() {
        let (bibliography, diagnostics) = Bibliography.read(SourceText(file: "chapters/references.json", text: Self.json))
        #expect(diagnostics == [])
        #expect(bibliography.references.map(\.key) == ["li2024", "li2024more", "beek"])
        #expect(bibliography.citationText("li2024") == "Li & Lin 2024a")
        #expect(bibliography.citationText("li2024more") == "Li & Lin 2024b")
        #expect(bibliography.citationText("beek") == "van Beek et\u{A0}al. in press")
        #expect(bibliography.citationText("nobody") == nil)
    }

    @Test func theListHoldsWhatIsCitedInOrderWithWaysBack() {
        let (bibliography, _) = Bibliography.read(SourceText(file: "chapters/references.json", text: Self.json))
        let node = ReferenceList(bibliography: bibliography, counts: ["li2024": 2, "beek": 1]).node()
        let text = String(describing: node)
        #expect(text.contains("Yicheng Li & Qian Lin (2024a). "))
        #expect(text.contains("https://doi.org/10.48550/arXiv.2409.00894"))
        #expect(text.contains(" 37, 1–20"))
        #expect(text.contains("#cite-li2024-2"))
        #expect(text.contains("#cite-beek-1"))
        #expect(!text.contains("More"))
        #expect(ReferenceList(bibliography: bibliography, counts: [:]).node() == nil)
    }

    @Test func aDOIIsWrittenAsAnAddress() {
        #expect(ReferenceList.escapedPath("10.1002/(SICI)1<1::AID#3>3.0;2-#") == "10.1002/(SICI)1%3C1::AID%233%3E3.0;2-%23")
    }
}

struct BadBibliography: Sendable, CustomTestStringConvertible {
    let name: String
    let json: String
    /// `line:column: summary`.
    let found: [String]
    var testDescription: String { name }
}

struct BibliographyErrorTests {
    static func work(_ fields: String) -> String {
        #"[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2024]]}, "author": [{"family": "A"}]"#
            + (fields.isEmpty ? "" : ",\n" + fields) + "}]"
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
        BadBibliography(
            name: "everything missing", json: "[{}]",
            found: ["id", "type", "title", "author", "issued"].map { "1:2: “\($0)” is missing" }),
        BadBibliography(
            name: "a typo in a variable", json: work(#""DIO": "10.1/x""#), found: ["2:1: “DIO” is not a CSL variable"]),
        BadBibliography(
            name: "a DOI with its resolver", json: work(#""DOI": "https://doi.org/10.1000/x""#),
            found: ["2:8: “https://doi.org/10.1000/x” is not a DOI"]),
        BadBibliography(
            name: "a script as address", json: work(#""URL": "javascript:alert(1)""#),
            found: ["2:8: “javascript:alert(1)” is not a web address"]),
        BadBibliography(name: "a list where text is due", json: work(#""volume": []"#), found: ["2:11: text is expected"]),
    ]

    @Test(arguments: cases) func everyMistakeIsLocated(_ bad: BadBibliography) {
        let (_, diagnostics) = Bibliography.read(SourceText(file: "chapters/references.json", text: bad.json))
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column): \($0.summary)" } == bad.found)
        #expect(diagnostics.allSatisfy { $0.severity == .error && $0.location.file == "chapters/references.json" })
    }

    @Test func aMistakeCostsItsWorkAlone() {
        let json = #"[{"id": "bad"}, "# + Self.work("").dropFirst()
        let (bibliography, diagnostics) = Bibliography.read(SourceText(file: "r.json", text: json))
        #expect(bibliography.references.map(\.key) == ["a"])
        #expect(diagnostics.count == 4)
    }

    @Test func twoWorksOfOneKey() {
        let json = Self.work("").dropLast() + ",\n" + Self.work("").dropFirst()
        let (bibliography, diagnostics) = Bibliography.read(SourceText(file: "r.json", text: String(json)))
        #expect(diagnostics.map(\.summary) == ["there are two works “a”"])
        #expect(diagnostics.map(\.location.line) == [2])
        #expect(bibliography.references.count == 1)
    }
}
