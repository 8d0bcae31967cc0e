import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

/// What lies in the folder of the chapters: links, folders, files of other systems, PDF.
struct AuthorFolderTests {
    private let root = TestFolder.unused("folder")
    private var project: Project { Project(root: root, products: root) }

    init() throws {
        try FileManager.default.createDirectory(atPath: "\(root)/chapters/images", withIntermediateDirectories: true)
    }

    private func write(_ path: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(path)"))
    }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: target)
    }

    private func read() throws -> ReadBook {
        try readBook(of: project, BuildMemory(of: project) { _ in }, jobs: 1)
    }

    @Test func linksAreFollowedOnceEach() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: "\(root)/elsewhere", withIntermediateDirectories: true)
        try write("elsewhere/a.csv", "a\n1\n")
        try link("elsewhere/again", to: "../chapters")
        try link("chapters/more", to: "../elsewhere")
        try link("chapters/b.csv", to: "../elsewhere/a.csv")
        try link("chapters/broken.csv", to: "nowhere.csv")
        #expect(try project.authorPaths() == ["b.csv", "more/a.csv"])
    }

    @Test func whatIsNoChapterIsTold() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("chapters/index.md", "---\ntitle: A\n---\n\n[the notebook](work.ipynb)\n")
        try write("chapters/02-b.MD", "---\ntitle: B\n---\n")
        try write("chapters/03-c.qmd", "---\ntitle: C\n---\n")
        try write("chapters/images/04-d.md", "---\ntitle: D\n---\n")
        try write("chapters/images/README.md", "# Where these come from\n")
        try write("chapters/work.ipynb", "{}")
        let told = try read().diagnostics
        #expect(
            told.map(\.location.file) == ["chapters/02-b.MD", "chapters/03-c.qmd", "chapters/images/04-d.md"], "\(told)")
        #expect(told.allSatisfy { $0.severity == .warning })
    }

    /// In whatever chapters they are, the later one is told.
    @Test(arguments: [
        ("fig-a", "fig-a-narrow", "fig-a-narrow.svg"), ("fig-a-dark", "fig-a", "fig-a-dark.svg"),
        ("fig-a", "fig-a-narrow-dark", "fig-a-narrow-dark.svg"), ("fig-a-narrow", "fig-a-narrow-dark", "fig-a-narrow-dark.svg"),
        ("fig-a", "fig-a-wide", nil), ("fig-a", "fig-a", nil),
    ])
    func twoFiguresAreNotDrawnToOneFile(first: String, second: String, file: String?) throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        func figure(_ name: String) -> String {
            "---\ntitle: A\n---\n\n```swift figure \(name)\n//| caption: A\n//| alt: A\nPlot {}\n```\n"
        }
        try write("chapters/index.md", figure(first))
        try write("chapters/01-a.md", figure(second))
        let told = try read().diagnostics.filter { $0.summary.contains("drawn") }
        let summary = file.map { "the figures `\(first)` and `\(second)` would both be drawn to \($0)" }
        #expect(told.map(\.summary) == [summary].compactMap(\.self))
        #expect(told.allSatisfy { "\($0.location)" == "chapters/01-a.md:5:17" && $0.severity == .error })
    }

    /// What a file says stands in the chapter that includes it, and is told at its own lines.
    @Test func filesAreIncluded() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: "\(root)/chapters/parts/deep", withIntermediateDirectories: true)
        try write(
            "chapters/index.md",
            "---\ntitle: A\n---\n\nSee @sec-one.\n\n{{< include parts/one.md >}}\n\nBetween.\n\n{{< include ./parts/two.md >}}\n\n@sec-gone\n"
        )
        try write("chapters/parts/one.md", "## One {#sec-one}\n\n  {{< include deep/inner.md >}}\nand @sec-none.\n")
        try write("chapters/parts/deep/inner.md", "Inner words\nof @sec-inner")
        try write("chapters/parts/two.md", "```swift experiment two\nreturn 2\n```\n\n```\n{{< include nothing.md >}}\n```\n")
        let book = try read()
        let chapter = try #require(book.book.chapters.first)
        #expect(chapter.blocks.map(\.name) == ["two"])
        #expect(chapter.blocks[0].nameLocation == SourceLocation(file: "chapters/parts/two.md", line: 1, column: 21))
        #expect(
            book.diagnostics.map { "\($0.location)" } == [
                "chapters/index.md:13:1", "chapters/parts/deep/inner.md:2:4", "chapters/parts/one.md:4:5",
            ], "\(book.diagnostics)")
        let text = DiagnosticPrinter(sources: book.sources).text(of: book.diagnostics)
        #expect(text.contains("\nof @sec-inner\n") && text.contains("\nand @sec-none.\n"))
        #expect(chapter.source.text(in: 0..<chapter.source.bytes.count).contains("of @sec-inner\nand @sec-none."))
    }

    /// Line ends of both kinds, none at the end, a byte order mark, code and lists that only look like it.
    @Test(arguments: [
        ("a\r\n{{< include p/x.md >}}\r\nb\r\n", "a\r\nX\r\nb\r\n", "X\r\n"), ("{{< include p/x.md >}}", "X", "X"),
        ("{{<include p/x.md>}}\nb", "X\nb", "\u{FEFF}X"), ("{{< include p/x.md >}}\n{{< include p/x.md >}}\n", "X\nX\n", "X\n"),
        ("\n{{< include p/x.md >}}\nb", "\n\nb", ""),
        ("    {{< include p/x.md >}}\n", "    {{< include p/x.md >}}\n", "X"),
        ("- {{< include p/x.md >}}\n", "- {{< include p/x.md >}}\n", "X"),
        ("~~~\n{{< include p/x.md >}}\n~~~\n", "~~~\n{{< include p/x.md >}}\n~~~\n", "X"),
        ("{{< included >}}\n", "{{< included >}}\n", "X"),
        ("- ```\n  a\n  ```\n\n{{< include p/x.md >}}\n", "- ```\n  a\n  ```\n\nX\n", "X\n"),
        ("<!--\n{{< include p/x.md >}}\n-->\n{{< include p/x.md >}}\n", "<!--\n{{< include p/x.md >}}\n-->\nX\n", "X\n"),
    ])
    func whatIsIncludedStandsInItsPlace(written: String, whole: String, file: String) {
        let chapter = SourceText(file: "chapters/a.md", text: written)
        let read = IncludeReader.read(chapter, limit: 1000) { SourceText(file: $0, text: file) }
        #expect(read.diagnostics.isEmpty)
        #expect(Array(read.source.bytes) == Array(whole.utf8))
        #expect(read.source.location(at: read.source.bytes.count).file.hasPrefix("chapters/"))
    }

    /// A part's block is the chapter's: its name is taken there once, and its value is the chapter's own.
    @Test func blocksOfPartsAreTheChapters() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: "\(root)/chapters/parts", withIntermediateDirectories: true)
        let block = "```swift experiment fit\nreturn 1\n```\n"
        try write("chapters/index.md", "---\ntitle: A\n---\n\n{{< include parts/fit.md >}}\n\n" + block)
        try write("chapters/01-b.md", "---\ntitle: B\n---\n\n{{< include parts/fit.md >}}\n")
        try write("chapters/parts/fit.md", block)
        let book = try read()
        #expect(
            book.diagnostics.map(\.help) == ["It names the block on line 1 of chapters/parts/fit.md already: choose another."])
        for chapter in book.book.chapters {
            let outcome = BlockOutcome(
                payload: .product(.value(Digest(of: Data("1".utf8)))), printed: "", seconds: 1, key: nil, day: "2026-11-21")
            let download = ResultDownload(block: chapter.blocks[0], outcome: outcome, chapter: chapter.slug)
            #expect(download.asset()?.path == "results/\(chapter.slug)-fit.json")
        }
    }

    @Test func whatCannotBeIncludedIsAnErrorAtItsLine() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: "\(root)/chapters/parts", withIntermediateDirectories: true)
        let lines = ["parts/gone.md", "01-a.md", "../secret.md", "/etc/hostname", "", "parts/round.md", "parts/titled.md"]
        try write("chapters/index.md", "---\ntitle: A\n---\n" + lines.map { "\n{{< include \($0) >}}\n" }.joined())
        try write("chapters/parts/round.md", "{{< include ../parts/round.md >}}\n")
        try write("chapters/parts/titled.md", "---\ntitle: B\n---\n")
        try write("secret.md", "secret\n")
        // Each once, and nothing of the line besides.
        let all = try read().diagnostics
        #expect(!all.contains { $0.summary.contains("means nothing here") })
        let found = all.filter { $0.severity == .error }
        #expect(
            found.map { "\($0.location)" }.sorted()
                == ([5, 7, 9, 11, 13, 17].map { "chapters/index.md:\($0):1" } + ["chapters/parts/round.md:1:1"]).sorted(),
            "\(found)")
        #expect(found[0].summary.contains("No such file") && found[4].summary == "which file is included?")
    }

    /// Each file includes the next twice, or once and without end: told once, and soon.
    @Test(arguments: [2, 1]) func includesWithoutEndAreTold(times: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: "\(root)/chapters/parts", withIntermediateDirectories: true)
        try write("chapters/index.md", "---\ntitle: A\n---\n\n{{< include parts/0.md >}}\n")
        for index in 0..<60 {
            let line = "{{< include \(index + 1).md >}}\n"
            try write("chapters/parts/\(index).md", String(repeating: line, count: times))
        }
        try write("chapters/parts/60.md", "x\n")
        let found = try read().diagnostics
        #expect(found.count == 1 && found.allSatisfy { $0.severity == .error && $0.help != nil }, "\(found)")
    }

    @Test func aChapterThatIsNoFileIsAnErrorAmongOthers() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("chapters/index.md", "---\ntitle: A\n---\n\nSee @sec-a and @sec-b.\n")
        try write("chapters/01-a.md", "---\ntitle: A\n---\n\n## A {#sec-a}\n\n$$\n")
        try FileManager.default.createDirectory(atPath: "\(root)/chapters/02-b.md", withIntermediateDirectories: true)
        #expect(mkfifo("\(root)/chapters/03-c.md", 0o600) == 0)
        let told = try read().diagnostics.map { "\($0.location.file): \($0.summary)" }
        #expect(told.contains { $0.hasPrefix("chapters/02-b.md: the chapter cannot be read: is a folder") }, "\(told)")
        #expect(told.contains { $0.hasPrefix("chapters/03-c.md: the chapter cannot be read: is a FIFO") }, "\(told)")
        #expect(told.contains { $0.hasPrefix("chapters/01-a.md: `$$` is never closed") })
        #expect(told.count == 3, "a label may be in the chapter that cannot be read")
    }

    /// A chapter that is a link to nowhere stops nothing that looks at chapters before they are read.
    @Test func aChapterThatLeadsNowhereStopsNothing() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("chapters/index.md", "---\ntitle: A\n---\n\n```swift shared\nimport Numerics\n```\n")
        try link("chapters/02-b.md", to: "nowhere.md")
        try link("chapters/plot.png", to: "nowhere.png")
        #expect(try project.chapterImports(remembering: FileStamps(path: "\(root)/stamps")).contains("Numerics"))
        let told = try read().diagnostics
        #expect(told.map(\.location.file) == ["chapters/02-b.md"], "\(told)")
        #expect(told.first?.summary.hasPrefix("the chapter cannot be read: open: No such file") == true)
    }

    @Test func onlyCodeImports() {
        let text = """
            From the shell one would import walk first.

            > 1. ```swift shared
            >    import Quoted
            >    ```

            import prose

            ~~~~swift shared
            import Tildes
            ```
            import Inner
            ~~~~
            ```import``` is a word; import words

            ```swift
            import Open
            """
        let code = String(decoding: Project.fenced(Data(text.utf8)), as: UTF8.self)
        #expect(ModuleQuestions.asked(in: code.utf8) == ["Inner", "Open", "Quoted", "Tildes"])
    }

    @Test func aPictureThatIsCutOffIsAnErrorWhereItIsShown() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        let size: [UInt8] = Array("IHDR".utf8) + [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]
        try Data(header + size).write(to: URL(fileURLWithPath: "\(root)/chapters/plot.png"))
        try write("chapters/index.md", "---\ntitle: A\n---\n\n![Plot](plot.png)\n")
        let told = try read().diagnostics
        #expect(told.map(\.location.description) == ["chapters/index.md:5:1"])
        #expect(told.map(\.summary) == ["`plot.png` cannot be shown: the file ends before the picture does"])
    }

    /// Two pages, as small as they can be.
    private static let pdf = """
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 120 80] /Contents 5 0 R >> endobj
        4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >> endobj
        5 0 obj << /Length 20 >> stream
        10 10 50 30 re f    \u{20}
        endstream endobj
        trailer << /Root 1 0 R >>
        %%EOF

        """

    @Test func aPDFIsShownByItsFirstPage() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("chapters/images/plot.pdf", Self.pdf)
        try write("chapters/index.md", "---\ntitle: A\n---\n\n![Plot](images/plot.pdf) and [the file](images/plot.pdf).\n")
        let book = try read()
        #expect(book.diagnostics.map(\.summary) == ["`images/plot.pdf` has 2 pages, and the first is shown"])
        let picture = try #require(book.files.picture("images/plot.pdf"))
        #expect(picture.kind == .picture(.init(width: 120, height: 80)))
        #expect(picture.sitePath.hasSuffix(".svg"))
        #expect(try String(contentsOfFile: picture.source, encoding: .utf8).contains("<path"))
        #expect(book.files["images/plot.pdf"]?.sitePath.hasSuffix(".pdf") == true)
        #expect(try read().files.picture("images/plot.pdf") == picture)
    }

    @Test func aPDFThatIsNoneIsAnErrorAtItsPlace() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try write("chapters/plot.pdf", "%PDF-1.4\nnothing\n")
        try write("chapters/index.md", "---\ntitle: A\n---\n\n![Plot](plot.pdf)\n")
        let told = try read().diagnostics
        #expect(told.map(\.location.description) == ["chapters/index.md:5:1"])
        #expect(told.first?.summary.hasPrefix("`plot.pdf` cannot be shown: ") == true)
    }
}
