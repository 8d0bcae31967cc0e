import Foundation
import NotebookKit
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// The package manager itself builds the libraries: `NOTEBOOK_TEST_SWIFTPM=1`, since it takes minutes.
@Suite struct PackageManagerTests {
    private static let isWanted = ProcessInfo.processInfo.environment["NOTEBOOK_TEST_SWIFTPM"] == "1"

    @Test(.enabled(if: isWanted, "set NOTEBOOK_TEST_SWIFTPM=1")) func whatItBuildsIsFollowed() throws {
        let package = try SmallPackage()
        #expect(try package.build() == ["index/doubled", "index/halved"])
        #expect(try package.build() == [])
        try package.edit("Helpers.swift", "/// Twice.", "/// Two times.\n// Not more.")
        #expect(try package.build() == [])
        try package.edit("Helpers.swift", "value * 2", "value * 2.5")
        #expect(try package.build() == ["index/doubled"])
        try package.edit("Helpers.swift", "idle: value", "idle: value + 1")
        #expect(try package.build() == [])
        try package.edit("half.c", "0.5", "0.25")
        #expect(try package.build() == ["index/halved"])
    }
}

/// A package of our modules for chapters and two small ones of its own.
private struct SmallPackage {
    private let root = TestFolder.unused("package")
    private static let own = ["ChapterInterface", "Plotting", "CairoRendering", "NotebookKit", "CCairo", "CLinux"]

    init() throws {
        try write(Self.manifest, to: "Package.swift")
        try write(
            """
            /// Twice.
            @inline(never) public func doubled(_ value: Double) -> Double { value * 2 }
            public func idled(_ value: Double) -> String { "idle: value \\(value)" }

            """, to: "Sources/Helpers/Helpers.swift")
        try write("double half(double value);\n", to: "Sources/CHelpers/include/CHelpers.h")
        try write("#include \"CHelpers.h\"\ndouble half(double value) { return value * 0.5; }\n", to: "Sources/CHelpers/half.c")
        try write(
            "import CHelpers\nimport Helpers\nimport NotebookKit\nprint(doubled(half(1)))\n", to: "Sources/notebook/main.swift")
        try write(
            """
            ---
            title: Small
            ---

            ```swift shared
            import CHelpers
            import Helpers
            ```

            ```swift experiment doubled
            return Helpers.doubled(4)
            ```

            ```swift experiment halved
            return half(4)
            ```

            """, to: "chapters/index.md")
        for name in Self.own {
            try FileManager.default.createSymbolicLink(
                atPath: "\(root)/Sources/\(name)", withDestinationPath: "\(TestBench.packageRoot)/Sources/\(name)")
        }
    }

    private static let manifest = """
        // swift-tools-version: 6.2
        import PackageDescription

        let settings: [SwiftSetting] = [
            .unsafeFlags(["-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass"])
        ]
        let package = Package(
            name: "Small",
            targets: [
                .executableTarget(name: "notebook", dependencies: ["NotebookKit", "Helpers", "CHelpers"], swiftSettings: settings),
                .target(name: "Helpers", swiftSettings: settings), .target(name: "CHelpers"),
                .target(name: "NotebookKit", dependencies: ["CairoRendering", "Plotting", "ChapterInterface", "CLinux"], swiftSettings: settings),
                .target(name: "CairoRendering", dependencies: ["Plotting", "ChapterInterface", "CCairo"], swiftSettings: settings),
                .target(name: "ChapterInterface", swiftSettings: settings),
                .target(name: "Plotting", swiftSettings: settings), .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft"),
                .systemLibrary(name: "CLinux"),
            ],
            swiftLanguageModes: [.v6])

        """

    private func write(_ text: String, to file: String) throws {
        let path = "\(root)/\(file)"
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func edit(_ source: String, _ old: String, _ new: String) throws {
        let file = "Sources/\(source.hasSuffix(".c") ? "CHelpers" : "Helpers")/\(source)"
        try Change.replace(file, old, new).apply(to: root)
    }

    /// Builds the package and the book.
    ///
    /// - Returns: the blocks that ran.
    func build() throws -> [String] {
        let result = try ChildProcess.run(
            ["swift", "build", "-c", "release"], in: root, environment: ["TMPDIR": TestFolder.path])
        guard result.status == .exited(0) else { throw SystemFailure("swift build failed:\n\(result.output)") }
        let builder = Builder(project: Project(root: root, products: "\(root)/.build/release"), day: "2026-11-21") { _ in }
        let report = try builder.build(BuildOptions())
        guard report.isPublished else { throw SystemFailure("the book does not build: \(report.diagnostics)") }
        return report.ran
    }
}
