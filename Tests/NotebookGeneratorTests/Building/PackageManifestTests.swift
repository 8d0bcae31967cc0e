import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// What the notebook tells a block of the package's targets.
@Suite struct PackageManifestTests {
    private static let path = ProcessInfo.processInfo.environment["PATH"] ?? ""

    @Test func everyFormOfDependencyIsRead() throws {
        let dump = """
            {"name": "P", "products": [{"name": "tool", "targets": ["top", "CLib"], "type": {"executable": null}}], "targets": [
              {"name": "top", "type": "executable", "dependencies": [
                {"byName": ["Middle", null]}, {"target": ["CLib", {"platformNames": ["linux"]}]},
                {"product": ["Other", "other-package", null, null]}, {"byName": ["ProductOfAnother", null]}]},
              {"name": "Middle", "type": "regular", "dependencies": []},
              {"name": "CLib", "type": "system", "dependencies": []}]}
            """
        #expect(
            try PackageTarget.list(inDump: Data(dump.utf8)) == [
                PackageTarget(name: "top", kind: "executable", dependencies: ["Middle", "CLib"], products: ["tool"]),
                PackageTarget(name: "Middle", kind: "regular", dependencies: []),
                PackageTarget(name: "CLib", kind: "system", dependencies: [], products: ["tool"]),
            ])
    }

    /// SwiftPM's lock for the package, which lies where temporary files go, is held as by a build.
    @Test func theManifestIsReadWhileABuildRuns() throws {
        let tree = try FileTree()
        try tree.write(
            """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "P", targets: [.target(name: "A", dependencies: ["B"]), .target(name: "B")])
            """, to: "Package.swift")
        try tree.make(".build")
        let name = "\(tree.root)/.build".replacing("/", with: "_") + ".lock"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        let lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer {
            close(lock)
            unlink(path)
        }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        #expect(
            try PackageManifest(root: tree.root, searchPath: Self.path).readTargets() == [
                PackageTarget(name: "A", kind: "regular", dependencies: ["B"]),
                PackageTarget(name: "B", kind: "regular", dependencies: []),
            ])
    }

    @Test func whatGoesWrongIsTold() throws {
        let tree = try FileTree()
        #expect(throws: PackageManifest.Problem.noPackageManager) {
            try PackageManifest(root: tree.root, searchPath: tree.root).readTargets()
        }
        let problem = try #require(throws: PackageManifest.Problem.self) {
            try PackageManifest(root: tree.root, searchPath: Self.path).readTargets()
        }
        #expect(problem.description.contains("Could not find Package.swift"))
    }

    @Test(arguments: [
        ("import PackageDescription\nlet package = Package(name: \"P\")", false),
        ("import CompilerPluginSupport\nimport PackageDescription // imports Foundation", false),
        ("import Foundation\nimport PackageDescription", true), ("import func Glibc.getenv", true),
        ("let tag = Context.gitInformation?.currentTag", true),
    ])
    func manifestsThatLookAtOtherThingsAreKnown(_ text: String, _ looks: Bool) throws {
        let tree = try FileTree()
        try tree.write("// swift-tools-version: 6.0\nimport PackageDescription\n", to: "Package.swift")
        #expect(ManifestFiles.lookElsewhere(in: tree.root) == false)
        try tree.write(text, to: "Package@swift-6.2.swift")
        #expect(ManifestFiles.lookElsewhere(in: tree.root) == looks)
    }

    @Test func pluginsLieWhereTheManifestSays() throws {
        let tree = try FileTree()
        try tree.write(
            """
            let package = Package(name: "P", targets: [
                .target(name: "A", path: "a", plugins: [.plugin(name: "Making", package: "other")]),
                .plugin(name: "Making", capability: .command(intent: .custom(verb: "make", description: "Makes (all)")), path: "Tools/Making"),
                .plugin(name: "Usual", capability: .buildTool()), .testTarget(name: "T", path: "t"),
            ])
            """, to: "Package.swift")
        #expect(ManifestFiles.pluginFolders(in: tree.root) == ["Plugins", "Tools/Making"])
        for file in ["Plugins/Usual/u.swift", "Tools/Making/m.swift", "Tools/Making/notes.md", "a/a.swift", "t/t.swift"] {
            try tree.write("", to: file)
        }
        #expect(
            ManifestFiles.plugins(in: tree.root) == ["Plugins/Usual/u.swift", "Tools/Making/m.swift"].map(tree.path))
    }

    /// A manifest for the version in use stands in for the usual one.
    @Test func anotherManifestIsAskedForItsTargets() throws {
        let tree = try FileTree()
        func manifest(_ version: String, _ targets: String) -> String {
            "// swift-tools-version: \(version)\nimport PackageDescription\nlet package = Package(name: \"P\", targets: [\(targets)])\n"
        }
        try tree.write(manifest("6.0", ".target(name: \"A\")"), to: "Package.swift")
        let memory = FileStamps(path: tree.path("stamps"))
        let toolchain = try Toolchain.locate(searchPath: Self.path, products: TestBench.products, remembering: memory)
        let package = PackageManifest(root: tree.root, searchPath: Self.path)
        func names() throws -> [String] {
            struct Target: Decodable { let name: String }
            let data = try package.targets(by: toolchain, builtIn: tree.root, remembering: memory)
            return try JSONDecoder().decode([Target].self, from: data).map(\.name)
        }
        #expect(try names() == ["A"])
        try tree.write(manifest("6.2", ".target(name: \"A\"), .target(name: \"B\")"), to: "Package@swift-6.2.swift")
        #expect(try names() == ["A", "B"])
    }

    @Test func aBlockReadsTheTargets() throws {
        let project = try BookProject("small")
        try project.edit("index.md", "Read @sec-sums", Self.chapter + "Read @sec-sums")
        let report = try project.build()
        #expect(report.diagnostics.map(\.shortForm) == [])
        let page = String(decoding: try #require(try project.site()["index.html"]), as: UTF8.self)
        #expect(page.contains(">NotebookGenerator</span>."))
    }

    @Test func withoutSwiftTheBlockIsInError() throws {
        let project = try BookProject("small")
        try project.edit("index.md", "Read @sec-sums", Self.chapter + "Read @sec-sums")
        let tools = try FileTree()
        let compiler = try #require(
            Self.path.split(separator: ":").map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile(atPath:)))
        try tools.link("swiftc", to: compiler)
        let report = try project.builder(searchPath: tools.root).build(BuildOptions())
        #expect(
            report.diagnostics.prefix(1).map(\.shortForm) == [
                "error 14:11 the experiment `targets`: " + PackageManifest.Problem.noPackageManager.description
            ])
        #expect(report.isPublished == false)
    }

    private static let chapter = """
        ```swift shared
        import Foundation
        struct Target: Codable { var name: String, kind: String, dependencies: [String] }
        ```

        ```swift experiment targets
        //| data: targets
        return try JSONDecoder().decode([Target].self, from: session.data("targets.json"))
        ```

        The notebook stands on `{swift} targets.first { $0.name == "notebook" }?.dependencies.first ?? "nothing"`.

        """
}
