import TestSupport
import Testing
@testable import ChapterReading

/// What is told of each kind of block where it is declared.
@Suite struct KindTests {
    /// By kind: what messages call it, an example of a name, and its options, required ones with a star.
    private static let rows: [Block.Kind: (noun: String, name: String, options: String)] = [
        .experiment: ("an experiment", "rates", "timeout memory fold data network"),
        .sweep: ("a sweep", "rates", "over* timeout memory fold data network"),
        .figure: ("a figure", "fig-rates", "caption* alt* timeout memory fold data network"),
        .table: ("a table", "tbl-rates", "caption* timeout memory fold data network"),
        .check: ("a check", "rates", "timeout memory fold data network"),
        .shared: ("a shared block", "rates", "fold"),
        .inline: ("an inline value", "rates", ""),
    ]

    @Test(arguments: Block.Kind.allCases) func traits(_ kind: Block.Kind) throws {
        let row = try #require(Self.rows[kind])
        #expect(kind.traits.nounWithArticle == row.noun)
        #expect(kind.exampleName == row.name)
        let options = BlockOptions.Key.allCases.filter { $0.kinds.contains(kind) }
        let marked = options.map { $0.rawValue + (kind.traits.required.contains($0) ? "*" : "") }
        #expect(marked.joined(separator: " ") == row.options)
        #expect(kind.traits.required.allSatisfy(options.contains))
    }

    /// What others show stands elsewhere: their values in the text, or in what uses them.
    @Test func someShowWhatComesOfThem() {
        #expect(Block.Kind.allCases.filter(\.traits.isShown) == [.figure, .table, .check])
    }

    @Test func labelsTellKindsApart() {
        let prefixes = Block.Kind.allCases.compactMap(\.traits.label?.prefix)
        #expect(Set(prefixes).count == prefixes.count && prefixes == ["fig", "tbl"])
        #expect(prefixes.map(Block.Kind.word) == ["Figure", "Table"])
        #expect(Block.Kind.word(ofLabelPrefix: "eq") == nil)
        #expect(Block.Kind.list == "`experiment`, `sweep`, `figure`, `table`, `check` or `shared`")
    }
}
