import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// What is installed, where from it is found, and what goes when it is removed.
@Suite struct InstallationTests {
    private static func files(below folder: String) -> Set<String> {
        let walk = FileManager.default.enumerator(atPath: folder)
        var files: Set<String> = []
        while let path = walk?.nextObject() as? String {
            if walk?.fileAttributes?[.type] as? FileAttributeType != .typeDirectory { files.insert(path) }
        }
        return files
    }

    /// A kit of one module with one object.
    private static func kit() throws -> FileTree {
        let tree = try FileTree()
        try tree.write("interface", to: "kit/Modules/NotebookKit.swiftmodule")
        try tree.write("documentation", to: "kit/Modules/NotebookKit.swiftdoc")
        try tree.write("object", to: "kit/NotebookKit.build/Kit.swift.o")
        try tree.write("module CKit {}", to: "Sources/CKit/module.modulemap")
        var description = LibraryDescription(
            products: tree.path("kit"),
            systemFlags: ["-fmodule-map-file=\(tree.path("Sources/CKit/module.modulemap"))", "-I/usr/include/kit"])
        description.add(
            swift: "NotebookKit", sources: [tree.path("Sources/NotebookKit/Kit.swift")],
            objects: [tree.path("kit/NotebookKit.build/Kit.swift.o")], dependencies: [])
        try description.write()
        return tree
    }

    private static let toolchain = Toolchain(compiler: "/opt/swiftc", version: "Swift 6.3", folder: "/opt/")

    private func install(_ tree: FileTree, staging: String = "") throws -> String {
        try Installer(prefix: tree.path("prefix"), staging: staging).install(
            from: tree.path("kit"), toolchain: Self.toolchain, remembering: FileStamps(path: tree.path("stamps")))
    }

    @Test func whatIsInstalledIsFoundFromItsProgram() throws {
        let tree = try Self.kit()
        let program = try install(tree)
        #expect(program == tree.path("prefix/bin/notebook"))
        #expect(FileManager.default.isExecutableFile(atPath: program))
        let installation = try #require(try NotebookPlace(binary: program).installation)
        #expect(installation.prefix == tree.path("prefix") && installation.toolchain == "Swift 6.3")
        let kit = try Kit(installedIn: installation.kitFolder)
        let module = try #require(kit.graph.modules["NotebookKit"])
        #expect(module.objects == [tree.path("prefix/lib/notebook/kit/NotebookKit.build/Kit.swift.o")])
        #expect(
            module.flags == [
                "-fmodule-map-file=\(tree.path("prefix/lib/notebook/kit/CKit/module.modulemap"))", "-I/usr/include/kit",
            ])
        #expect(throws: SystemFailure.self) { try installation.requireCompiler("Swift 6.4") }
        try installation.requireCompiler("Swift 6.3")
    }

    @Test func whatIsRemovedIsWhatWasInstalled() throws {
        let tree = try Self.kit()
        try tree.write("mine", to: "prefix/bin/other")
        _ = try install(tree)
        // A newer version without a file that the older one had.
        try FileManager.default.removeItem(atPath: tree.path("kit/Modules/NotebookKit.swiftdoc"))
        _ = try install(tree)
        let files = Self.files(below: tree.path("prefix"))
        #expect(files.contains("lib/notebook/manifest") && !files.contains { $0.hasSuffix(".swiftdoc") })
        let count = try Installer(prefix: tree.path("prefix"), staging: "").uninstall()
        #expect(count == 6)
        #expect(Self.files(below: tree.path("prefix")) == ["bin/other"])
        #expect(!FileManager.default.fileExists(atPath: tree.path("prefix/lib/notebook")))
        #expect(throws: SystemFailure.self) { try Installer(prefix: tree.path("prefix"), staging: "").uninstall() }
    }

    @Test func aDamagedManifestRemovesNothing() throws {
        let tree = try Self.kit()
        _ = try install(tree)
        try tree.write("lib/notebook/../../precious\n", to: "prefix/lib/notebook/manifest")
        try tree.write("mine", to: "prefix/precious")
        #expect(throws: SystemFailure.self) { try Installer(prefix: tree.path("prefix"), staging: "").uninstall() }
        #expect(FileManager.default.fileExists(atPath: tree.path("prefix/precious")))
    }

    @Test func aStagedInstallationKnowsItsPrefix() throws {
        let tree = try Self.kit()
        let program = try install(tree, staging: tree.path("staging"))
        #expect(program == tree.path("staging") + tree.path("prefix/bin/notebook"))
        let record = tree.path("staging") + tree.path("prefix/lib/notebook/installation.json")
        #expect(try String(contentsOfFile: record, encoding: .utf8).contains("\"prefix\":\"\(tree.path("prefix"))\""))
        #expect(!FileManager.default.fileExists(atPath: tree.path("prefix")))
    }

    @Test func aReportTouchesNothingElse() throws {
        let tree = try FileTree()
        try tree.write("// a package\n", to: "Package.swift")
        try tree.write("*.o\n.build/", to: ".gitignore")
        #expect(
            try NewReport(in: tree.root).write() == ["chapters/index.md", "chapters/01-first-results.md", ".gitignore"])
        #expect(try String(contentsOfFile: tree.path(".gitignore"), encoding: .utf8) == "*.o\n.build/\n/.notebook\n/site\n")
        #expect(try String(contentsOfFile: tree.path("Package.swift"), encoding: .utf8) == "// a package\n")
        #expect(throws: SystemFailure.self) { try NewReport(in: tree.root).write() }
        let workflow = GitHubWorkflow(with: nil)
        #expect(try NewReport(in: tree.root, workflow: workflow).write() == [".github/workflows/report.yml"])
    }

    /// A clone knows where others can have it from; a copy of a folder does not.
    @Test(arguments: [
        ("https://example.org/notebook.git", "https://example.org/notebook.git"), ("/home/somebody/notebook", nil),
        ("https://somebody:secret@example.org/notebook", nil),
    ])
    func theWorkflowBuildsWithTheSameNotebook(origin: String, repository: String?) throws {
        let tree = try Self.kit()
        try tree.write("public let kit = 1\n", to: "Sources/NotebookKit/Kit.swift")
        let history = ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one", "."]
        for arguments in [["init", "--quiet"], ["remote", "add", "origin", origin], ["add", "Sources"], history] {
            let result = try ChildProcess.run(["git", "-C", tree.root] + arguments)
            #expect(result.status == .exited(0), "\(result.output)")
        }
        let installation = try #require(try NotebookPlace(binary: install(tree)).installation)
        #expect(installation.repository == repository)
        let text = GitHubWorkflow(with: installation).text
        #expect(text.contains("vars.NOTEBOOK_SOURCE || '\(repository ?? "")' }}"))
        #expect(text.contains("vars.NOTEBOOK_VERSION || '\(installation.commit)' }}"))
        #expect(installation.commit.count == 12)
        let unknown = Installation(prefix: "/usr", commit: "0123456789ab-changed", toolchain: "", compiler: "")
        #expect(GitHubWorkflow(with: unknown).text.contains("vars.NOTEBOOK_VERSION || 'main' }}"))
    }

    @Test(arguments: [
        ("plotting", "ReportPlotting"), ("swift", "ReportSwift"), ("my-walks", "MyWalks"), ("foundation", "ReportFoundation"),
        ("self", "ReportSelf"),
    ])
    func aNewModuleMeetsNoOther(folder: String, module: String) throws {
        let tree = try FileTree()
        try tree.make(folder)
        #expect(try NewReport(in: tree.path(folder)).write().contains("Sources/\(module)/\(module).swift"))
    }

    @Test func aFolderWithSomethingElseIsLeftAlone() throws {
        let tree = try FileTree()
        try tree.write("notes", to: "notes.txt")
        #expect(throws: SystemFailure.self) { try NewReport(in: tree.root).write() }
        #expect(Self.files(below: tree.root) == ["notes.txt"])
    }
}

/// Tasks for an editor.
@Suite struct EditorTasksTests {
    @Test func matchWhatIsPrinted() throws {
        let tree = try FileTree()
        #expect(try EditorTasks(in: tree.root).write())
        #expect(try !EditorTasks(in: tree.root).write())
        let bytes = try Data(contentsOf: URL(fileURLWithPath: tree.path(".vscode/tasks.json")))
        let file = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let tasks = try #require(file["tasks"] as? [[String: Any]])
        #expect(tasks.count == 2)
        for task in tasks {
            let matcher = try #require(task["problemMatcher"] as? [String: Any])
            let pattern = try #require((matcher["pattern"] as? [String: Any])?["regexp"] as? String)
            let match = try #require(try Regex(pattern).wholeMatch(in: "chapters/03.md:41:9: error: false claim: a: b"))
            #expect(
                match.output.dropFirst().map { $0.substring.map(String.init) } == [
                    "chapters/03.md", "41", "9", "error", "false claim: a: b",
                ])
        }
    }
}
