import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Weaving

/// Markdown means what CommonMark's own examples say.
@Suite(.enabled(if: CommonMarkExample.all != nil, "skipped: pip can't fetch the CommonMark examples (markdown-it-py 4.3.0) here"))
struct CommonMarkTests {
    /// Examples that cmark-gfm 0.29.0.gfm.6, which implements CommonMark 0.29, renders differently itself.
    static let exceptions: [Int: String] = [
        28: "character references: since 0.30, a number of eight digits is none",
        171: "HTML blocks: since 0.31, <textarea> starts one that ends with </textarea> alone",
        354: "emphasis: since 0.31, currency signs such as £ count as punctuation",
        625: "raw HTML: since 0.31, two hyphens may stand inside a comment",
        626: "raw HTML: since 0.31, <!--> and <!---> are comments",
    ]

    @Test func everyExampleIsThere() {
        #expect(CommonMarkExample.all?.map(\.example) == Array(1...652))
    }

    @Test(arguments: CommonMarkExample.all ?? [])
    func rendersAsTheSpecificationSays(example: CommonMarkExample) {
        let html = renderFragment(Array(example.markdown.utf8), file: "example.md").html
        if let reason = Self.exceptions[example.example] {
            #expect(html != example.html, "this example passes now; remove its exception (\(reason))")
        } else {
            #expect(html == example.html)
        }
    }

    /// Each byte of the source is accounted for: markers stand where the tree says.
    @Test(arguments: CommonMarkExample.all ?? [], [MarkdownDialect.commonMark, .chapter])
    func treeAgreesWithSource(example: CommonMarkExample, dialect: MarkdownDialect) throws {
        #expect(try MarkdownReader.read(Array(example.markdown.utf8), dialect: dialect).mismatches == 0)
    }
}
