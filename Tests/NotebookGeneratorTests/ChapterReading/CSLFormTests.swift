import Testing
@testable import ChapterReading

/// CSL-JSON as programs export it: Zotero, Better CSL JSON, Pandoc, Crossref.
struct CSLFormTests {
    private static func read(_ members: String) -> (csl: String?, told: [String]) {
        let text = "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\", \(members)}]"
        let (bibliography, mistakes) = Bibliography.read(SourceText(file: "r.json", text: text))
        return (bibliography.works.first?.csl, mistakes.map(\.diagnostic.summary))
    }

    @Test(
        arguments: [
            (#"{"date-parts": [["2019", "5", "3"]]}"#, #"{"date-parts":[[2019,5,3]]}"#),
            (#"{"date-parts": [[2001, 12, 30], [2002, 1, 4]]}"#, #"{"date-parts":[[2001,12,30],[2002,1,4]]}"#),
            (#"{"date-parts": [[1998]], "season": "2"}"#, #"{"date-parts":[[1998]],"season":2}"#),
            (#"{"date-parts": [[-400]], "circa": "1"}"#, #"{"date-parts":[[-400]],"circa":true}"#),
            (#"{"raw": "2011-03-04"}"#, #"{"raw":"2011-03-04"}"#), (#"{"raw": "Spring 1999"}"#, #"{"literal":"Spring 1999"}"#),
            (#"{"literal": "in press"}"#, #"{"literal":"in press"}"#), (#""2020-05/2020-07""#, #"{"raw":"2020-05/2020-07"}"#),
            (#""1950~""#, #"{"date-parts":[[1950]],"circa":true}"#), (#"[2020, 1]"#, #"{"date-parts":[[2020,1]]}"#),
            (#"{"date-parts": [[null]]}"#, nil), (#"{"date-parts": [[]]}"#, nil), ("null", nil),
        ] as [(String, String?)])
    func dates(written: String, read: String?) {
        let (csl, told) = Self.read("\"issued\": \(written)")
        #expect(told == [])
        #expect(csl?.contains("\"issued\"") == (read != nil))
        if let read { #expect(csl?.contains("\"issued\":\(read)") == true, "\(csl ?? "")") }
    }

    @Test(arguments: [
        (#""custom": {"x": [1, {"y": null}]}, "categories": ["a"], "keyword": "b""#, [], ""),
        (#""note": "PMID: 123\nPMCID: PMC1""#, [], #""note":"PMID: 123\u000aPMCID: PMC1""#),
        (#""volume": 3, "edition": 2.0"#, [], #""volume":"3""#),
        (#""container-title": ["One", "Two"], "author": []"#, [], #""container-title":"One, Two""#),
        (#""event": {"name": "Conf", "location": "X"}"#, [], #""event":"Conf""#),
        (
            #""author": [{"family": "Gogh", "non-dropping-particle": "van", "given": "V.", "ORCID": "1"}, {"literal": "WHO"}]"#,
            ["not CSL, and ignored: “ORCID”"],
            #""author":[{"family":"Gogh","non-dropping-particle":"van","given":"V."},{"literal":"WHO"}]"#
        ),
        (#""archivePrefix": "arXiv", "eprint": "1""#, ["not CSL, and ignored: “archivePrefix”, “eprint”"], ""),
        (#""publisher": {"city": "X"}"#, ["text is expected"], ""),
    ])
    func variables(written: String, told: [String], read: String) {
        let found = Self.read(written)
        #expect(found.told == told)
        #expect(read.isEmpty || found.csl?.contains(read) == true, "\(found.csl ?? "")")
    }

    @Test func aWorkHasItsTextUnderAnotherKeyToo() {
        let (bibliography, _) = Bibliography.read(SourceText(file: "r.json", text: #"[{"id": "a \"b\"", "title": "T"}]"#))
        #expect(bibliography.works.first?.named("c").csl == #"{"id":"c","title":"T","type":"document"}"#)
    }
}
