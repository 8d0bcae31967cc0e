import Foundation
import TestSupport
import Testing
@testable import NotebookGenerator
@testable import Storage

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
}
