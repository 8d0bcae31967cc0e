import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

/// A remembered page shows the author's files as they are now, wherever the project lies.
@Suite struct ShownFileTests {
    private let root = TestFolder.unused("shown")
    private func path(_ name: String) -> String { "\(root)/\(name)" }

    private static func picture(_ color: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"><path fill=\"\(color)\" d=\"M0 0h4v3z\"/></svg>\n"
    }

    private func write(_ name: String, _ text: String) throws {
        try Folder.make(around: path(name))
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    /// What a project's site shows, by the names of the files.
    private func published(_ project: String) throws -> [String: String] {
        var options = BuildOptions()
        options.purpose = .record
        let report = try Builder(project: Project(root: path(project), products: TestBench.products), day: "2026-11-21") { _ in }
            .build(options)
        #expect(report.isPublished, "\(report.diagnostics)")
        let files = path("\(project)/site/files")
        return try FileManager.default.contentsOfDirectory(atPath: files).reduce(into: [:]) {
            $0[$1] = try String(contentsOfFile: "\(files)/\($1)", encoding: .utf8)
        }
    }

    @Test func aProjectThatIsMovedOrCopiedShowsItsOwn() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("one/chapters/index.md", "---\ntitle: A\nlogo: images/logo.svg\n---\n\n![Plot](images/plot.svg)\n")
        try write("one/chapters/images/plot.svg", Self.picture("red"))
        try write("one/chapters/images/logo.svg", Self.picture("blue"))
        let shown = try published("one")
        #expect(Set(shown.values) == [Self.picture("red"), Self.picture("blue")])
        try FileManager.default.copyItem(atPath: path("one"), toPath: path("two"))
        try FileManager.default.removeItem(atPath: path("two/site"))
        try write("one/chapters/images/plot.svg", Self.picture("green"))
        #expect(try published("two") == shown)
        try FileManager.default.removeItem(atPath: path("one"))
        try FileManager.default.moveItem(atPath: path("two"), toPath: path("three"))
        #expect(try published("three") == shown)
    }

    /// A page that was kept while there was no tool to draw a PDF gets the drawing.
    @Test func aDrawingThatComesLaterIsShown() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("chapters/index.md", "---\ntitle: A\n---\n\n![Plot](plot.pdf)\n")
        try write("chapters/plot.pdf", "%PDF-1.4\n")
        try write("plot.svg", Self.picture("red"))
        let project = Project(root: root, products: TestBench.products)
        let memory = try BuildMemory(of: project) { _ in }
        var book = try readBook(of: project, memory, jobs: 1)
        // As where no tool draws it.
        book.files = try project.authorFiles(remembering: memory.stamps)
        #expect(try woven(book, in: project, memory).map(\.pathExtension) == ["pdf"])
        let drawing = AuthorFile(
            path: "plot.svg", source: path("plot.svg"), digest: "0123456789abcdef", kind: .picture(.init(width: 4, height: 3)))
        book.files.draw("plot.pdf", as: drawing)
        #expect(try woven(book, in: project, memory).map(\.pathExtension) == ["svg"])
    }

    /// The files that the index shows.
    private func woven(_ book: ReadBook, in project: Project, _ memory: BuildMemory) throws -> [String] {
        let inputs = try SiteInputs(project, BuildOptions(), day: "2026-11-21", memory: memory) { _ in }
        let modules = try ModuleWordings(importedBy: book.book, in: project, remembering: memory.stamps)
        let results = book.book.chapters.map { ChapterResult(slug: $0.slug, tangled: tangle($0, code: memory.code)) }
        let pages = try weave(book, results, record: Ledger(), modules, tools: nil, inputs, memory).pages
        return try #require(pages.first).assets.map(\.path)
    }
}

extension String {
    fileprivate var pathExtension: String { split(separator: ".").last.map(String.init) ?? self }
}
