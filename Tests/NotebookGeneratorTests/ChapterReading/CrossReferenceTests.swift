import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// References lead to what they name, in whatever chapter it stands.
@Suite struct CrossReferenceTests {
    private let figure = "```swift figure fig-%\n//| caption: C.\n//| alt: A.\nPlot {}\n```\n"

    @Test func numbersByChapterAndKind() throws {
        let index = "---\ntitle: I\n---\n" + figure.replacing("%", with: "start")
        let first = """
            ---
            title: One
            ---
            $$a$$ {#eq-a}

            $$b$$

            > $$c$$
            > {#eq-c}

            ## Unlabelled

            ## Second {#sec-second}

            ### Within {#sec-within}

            - ### In a list {#sec-list}

            ## Third {#sec-third}
            """
        let second = """
            ---
            title: Two
            ---
            ```swift table tbl-a
            //| caption: C.
            Table()
            ```

            """ + figure.replacing("%", with: "a") + figure.replacing("%", with: "b")
        let sources = [("02-two", second), ("index", index), ("01-one", first)]
        let (book, diagnostics) = readBook(
            sources.map { SourceText(file: "chapters/\($0.0).md", text: $0.1) }, citationKeys: nil)
        #expect(diagnostics == [])
        #expect(book.chapters.map(\.slug) == ["index", "01-one", "02-two"])
        let expected: [String: LabelTarget] = [
            "fig-start": LabelTarget(slug: "index", text: "Figure 1", number: "1"),
            "eq-a": LabelTarget(slug: "01-one", text: "(1.1)", number: "1.1"),
            "eq-c": LabelTarget(slug: "01-one", text: "(1.2)", number: "1.2"),
            "sec-second": LabelTarget(slug: "01-one", text: "Section 1.2", number: "1.2"),
            "sec-within": LabelTarget(slug: "01-one", text: "Section 1.2.1", number: "1.2.1"),
            "sec-list": LabelTarget(slug: "01-one", text: "Section 1.2.2", number: "1.2.2"),
            "sec-third": LabelTarget(slug: "01-one", text: "Section 1.3", number: "1.3"),
            "tbl-a": LabelTarget(slug: "02-two", text: "Table 2.1", number: "2.1"),
            "fig-a": LabelTarget(slug: "02-two", text: "Figure 2.1", number: "2.1"),
            "fig-b": LabelTarget(slug: "02-two", text: "Figure 2.2", number: "2.2"),
        ]
        #expect(Set(book.crossReferences.labels) == Set(expected.keys))
        for (label, target) in expected { #expect(book.crossReferences[label] == target) }
    }
}
