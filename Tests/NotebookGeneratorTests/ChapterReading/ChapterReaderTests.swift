import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// A chapter as a value: front matter, blocks, options, places.
@Suite struct ChapterReaderTests {
    @Test func readsAWholeChapter() throws {
        let chapter = try read(
            """
            ---
            title: "Order: why it matters"
            date: 2026-11-21
            ---
            The slope is `{swift} rates.slope`.

            ```swift experiment rates
            //| timeout: 120
            return Rates(slope: -0.5)
            ```

            ## Results {#sec-results}

            - see @fig-rates and [@li2024; @geifman2024]:

              ```swift figure fig-rates
              //| caption: Slope `{swift} rates.slope` of *$n^{-1/2}$*.
              //| alt: A falling line.
              Plot { rates }
                .done()
              ```

            $$
            a
            - b
            $$ {#eq-flow}
            """)
        #expect(chapter.frontMatter.title == "Order: why it matters")
        #expect(chapter.frontMatter.date == "2026-11-21")
        #expect(chapter.frontMatter.summary == nil)
        #expect(chapter.blocks.map(\.name) == ["rates.slope", "rates", "fig-rates"])
        #expect(chapter.blocks[0].codeStart == at(5, 23))
        #expect(chapter.blocks[1].code == "return Rates(slope: -0.5)\n")
        #expect(chapter.blocks[1].codeStart == at(9, 1))
        #expect(chapter.blocks[1].options.timeout == 120)
        #expect(chapter.blocks[2].code == "Plot { rates }\n  .done()\n")
        #expect(chapter.blocks[2].codeStart == at(19, 3))
        #expect(chapter.blocks[2].location(line: 2, column: 4) == at(20, 6))
        #expect(chapter.blocks[2].nameLocation == at(16, 19))
        #expect(
            chapter.blocks[2].options.captionContent == [
                MarkdownInline(.text("Slope "), at: at(17, 16)),
                MarkdownInline(.value(expression: "rates.slope"), at: at(17, 22)),
                MarkdownInline(.text(" of "), at: at(17, 43)),
                MarkdownInline(.emphasis([MarkdownInline(.math(tex: "n^{-1/2}"), at: at(17, 48))]), at: at(17, 47)),
                MarkdownInline(.text("."), at: at(17, 59)),
            ])
        #expect(chapter.labels.map(\.name) == ["sec-results", "fig-rates", "eq-flow"])
        #expect(chapter.labels.map(\.location) == [at(12, 14), at(16, 19), at(26, 6)])
        #expect(chapter.references.map(\.text) == ["fig-rates"])
        #expect(
            chapter.citations == [
                LocatedText(text: "li2024", location: at(14, 23)), LocatedText(text: "geifman2024", location: at(14, 32)),
            ])
        guard case .equation("\na\n- b\n", let label)? = chapter.document.blocks.last?.content else {
            Issue.record("the chapter ends with \(String(describing: chapter.document.blocks.last))")
            return
        }
        #expect(label?.name == "eq-flow")
    }

    /// Each piece of code is compiled and runs by itself: a chapter without end is told of, once, before anything is compiled.
    @Test(arguments: [
        NamedCase("experiments", "```swift experiment e#\nreturn #\n```\n\n"), NamedCase("values", "`{swift} 1 + #` "),
    ])
    func thereAreOnlySoManyBlocks(_ part: NamedCase<String>) {
        let text = "---\ntitle: A\n---\n\n" + (0..<1200).map { part.value.replacing("#", with: "\($0)") }.joined()
        let (chapter, diagnostics) = readChapter(SourceText(file: "index.md", text: text))
        #expect(chapter?.blocks.isEmpty == true)
        #expect(diagnostics.map(\.summary) == ["a chapter has 1000 pieces of code at most, and this is one more"])
    }

    @Test func equalExpressionsAreOneBlock() throws {
        let chapter = try read("---\ntitle: A\n---\n```swift experiment n\nreturn 1\n```\n`{swift} n` `{swift} n`\n")
        #expect(chapter.blocks.map(\.name) == ["n", "n"])
        #expect(chapter.blocks.map(\.kind) == [.experiment, .inline])
    }

    private func read(_ text: String) throws -> Chapter {
        let (chapter, diagnostics) = readChapter(SourceText(file: "a.md", text: text))
        #expect(diagnostics == [])
        return try #require(chapter)
    }

    private func at(_ line: Int, _ column: Int) -> ChapterReading.SourceLocation {
        .init(file: "a.md", line: line, column: column)
    }
}
