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
