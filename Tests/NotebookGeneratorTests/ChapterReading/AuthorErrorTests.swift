import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// A folder each: a book with mistakes in, what the author is told out.
@Suite struct AuthorErrorTests {
    @Test(arguments: goldens.cases(in: "AuthorErrors"))
    func isToldToTheAuthor(golden: GoldenCase) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: golden.folder.path).filter { $0.hasSuffix(".md") }
        let sources = try names.map { name in
            let bytes = try Data(contentsOf: golden.file(name))
            return SourceText(file: "chapters/\(name)", bytes: Array(bytes))
        }
        let (_, diagnostics) = readBook(sources, citationKeys: ["li2024", "geifman2024"])
        try expectGolden((DiagnosticPrinter(sources: sources).text(of: diagnostics)).utf8, golden.file("diagnostics.txt"))
    }

    /// A case that tells the author nothing tests nothing.
    @Test func everyCaseTellsSomething() throws {
        let cases = goldens.cases(in: "AuthorErrors")
        #expect(cases.count > 40)
        for golden in cases {
            let files = try FileManager.default.contentsOfDirectory(atPath: golden.folder.path)
            #expect(files.contains { $0.hasSuffix(".md") }, "\(golden.name) has no chapter")
            let told = try String(contentsOf: golden.file("diagnostics.txt"), encoding: .utf8)
            let isAtAPlace = told.contains(#/^chapters\/[^:]+:\d+:\d+: (error|warning): ./#.anchorsMatchLineEndings())
            #expect(isAtAPlace, "\(golden.name) tells nothing")
        }
    }

    @Test func pagesWhoseNamesDifferByCaseAloneAreOnePage() {
        let sources = ["index", "01-Order", "01-order"].map {
            SourceText(file: "chapters/\($0).md", text: "---\ntitle: A\n---\n")
        }
        let (book, diagnostics) = readBook(sources, citationKeys: [])
        #expect(book.chapters.map(\.slug) == ["index", "01-Order", "01-order"])
        #expect(diagnostics.map(\.summary) == ["the page `01-order.html` is written by chapters/01-Order.md already"])
    }

    @Test(arguments: ["about", "print"]) func thePageThatOthersNeedIsNoChapters(_ slug: String) {
        let sources = ["index", slug].map { SourceText(file: "chapters/\($0).md", text: "---\ntitle: A\n---\n") }
        let found = readBook(sources, citationKeys: []).diagnostics
        #expect(found.map(\.summary) == ["the page `\(slug).html` is written by the notebook already"])
        #expect(found.map { "\($0.location)" } == ["chapters/\(slug).md:1:1"])
    }
}
