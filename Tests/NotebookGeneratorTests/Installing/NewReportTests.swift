import Foundation
import TestSupport
import Testing

@testable import NotebookGenerator

/// What `notebook init` starts builds as it is, and goes on building when the package grows around it.
@Suite struct NewReportTests {
    @Test(arguments: ["\n", "\r\n"]) func linesForGitAreAddedOnce(_ end: String) throws {
        let tree = try FileTree()
        let lines = "/.build\(end).notebook/\(end)"
        try tree.write(lines, to: ".gitignore")
        #expect(try NewReport(in: tree.root).write().last == ".gitignore")
        #expect(try String(contentsOfFile: tree.path(".gitignore"), encoding: .utf8) == lines + "/site\n")
    }

    @Test func aNewReportBuildsInAnEmptyFolder() throws {
        let tree = try FileTree()
        let root = tree.path("my-walks")
        try tree.make("my-walks")
        #expect(
            try NewReport(in: root).write() == [
                "Package.swift", "Sources/MyWalks/MyWalks.swift", "chapters/index.md", "chapters/01-first-results.md",
                ".gitignore",
            ])
        let project = try Project.containing(root, notebook: InstalledNotebook.shared.get().place)
        try project.buildPackage { _ in }
        let report = try Builder(project: project, day: "2026-11-21") { _ in }.build(BuildOptions())
        #expect(report.diagnostics.isEmpty && report.isPublished, "\(report.diagnostics)")
        #expect(report.blockCount == 5)

        // The folder of a target may be the whole package's, which holds all that the notebook remembers.
        let manifest = "\(root)/Package.swift"
        let text = try String(contentsOfFile: manifest, encoding: .utf8)
        let third = ".target(name: \"Third\", path: \".\", sources: [\"one.swift\"]), "
        let edited = text.replacing("targets: [.target(", with: "targets: [\(third).target(")
        #expect(edited != text)
        try Data(edited.utf8).write(to: URL(fileURLWithPath: manifest))
        try tree.write("public func one() -> Int { 1 }\n", to: "my-walks/one.swift")
        try tree.write(
            "---\ntitle: Of one\n---\n\n```swift shared\nimport Third\n```\n\nIt is `{swift} one()`.\n",
            to: "my-walks/chapters/02-one.md")
        for _ in 1...3 {
            try project.buildPackage { _ in }
            let again = try Builder(project: project, day: "2026-11-21") { _ in }.build(BuildOptions())
            #expect(again.diagnostics.isEmpty && again.isPublished, "\(again.diagnostics)")
        }
    }
}
