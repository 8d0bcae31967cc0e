import Foundation
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Other tools make run what used them, and nothing else.
@Suite struct ToolsTests {
    private static let figures: Set = ["01-signals/fig-energy", "02-solvers/fig-line"]

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The start of the changed file's name.
        let file: String
        let runsAll: Bool
    }

    @Test(arguments: [
        Case(testDescription: "the font of text", file: "Inter-Regular", runsAll: false),
        Case(testDescription: "a font of formulas", file: "KaTeX_AMS", runsAll: false),
        Case(testDescription: "what draws", file: "libcairo.so", runsAll: false),
        Case(testDescription: "the library of mathematical functions", file: "libm.so", runsAll: true),
    ])
    func filesThatBlocksRunWith(_ changed: Case) throws {
        let project = try MutableProject.built().copy()
        let blocks = try project.build().blockCount
        let report = try project.rebuild(with: SystemFiles.installed.changing(changed.file, in: project.root))
        if changed.runsAll {
            #expect(report.ran.count == blocks)
        } else {
            #expect(Set(report.ran) == Self.figures)
        }
        #expect(report.diagnostics.map(\.shortForm) == [])
        // And back.
        #expect(try project.build().ran == [])
    }

    /// What the preview needs, and the libraries behind it, are no chapter's: an update of them runs nothing.
    @Test func whatOnlyTheNotebookNeedsIsInNoKey() throws {
        let names = try SystemFiles.installed.libraries.map(\.fileName)
        let maps = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/maps")).readToEnd() ?? Data()
        let server = try #require(
            String(decoding: maps, as: UTF8.self).split { $0.isWhitespace }.first { $0.contains("/libmicrohttpd.so") })
        let needed = try ChildProcess.run(["ldd", String(server)]).output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first?.trimmingCharacters(in: .whitespaces)
        }
        #expect(needed.contains { $0.hasPrefix("libgnutls") })
        let own = needed.filter { !$0.contains("ld-linux") && !$0.hasPrefix("libc.") && !$0.contains("vdso") }
        #expect(own.filter(names.contains) == [])
        #expect(names.contains { $0.hasPrefix("libm.so") })
    }

    @Test func anotherCompiler() throws {
        let project = try MutableProject.built().copy()
        let path = try CachedCompiler.searchPath.get()
        let bin = "\(project.root)/bin"
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            if [ "$1" = --version ]; then echo 'Swift version 7.1'; exit; fi
            exec \(path.split(separator: ":")[0])/swiftc "$@"

            """
        try Data(script.utf8).write(to: URL(fileURLWithPath: "\(bin)/swiftc"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(bin)/swiftc")
        let report = try project.rebuild(searchPath: "\(bin):\(path)")
        #expect(report.diagnostics.map(\.shortForm) == [])
        #expect(report.ran.count == report.blockCount)
        #expect(try project.build().ran == [])
    }

    /// Of two libraries that define a name the first has it.
    @Test func theOrderOfLibrariesIsPartOfAKey() throws {
        let stamps = FileStamps(path: FileManager.default.temporaryDirectory.path + "/stamps-\(UUID().uuidString)")
        let toolchain = Toolchain(compiler: "/opt/swiftc", version: "Swift 6.3", folder: "/opt/")
        let digests = try [["one", "two"], ["two", "one"]].map { linked in
            let files = SystemFiles(libraries: [], fonts: [], linked: linked)
            return try ToolDigests(toolchain, files, stamps: stamps).digest(draws: false)
        }
        #expect(digests[0] != digests[1])
    }

    @Test func theEnvironmentIsPartOfAKey() {
        let variables = BlockEnvironment.variables
        let digests = [
            variables, variables.merging(["TZ": "CET"]) { $1 }, variables.filter { $0.key != "TZ" }, [:],
        ].map(BlockEnvironment.digest(of:))
        #expect(Set(digests).count == digests.count)
        #expect(variables["USER"] == nil && variables["TZ"] == "UTC")
    }

    @Test func aFailureIsNeverReusedAndItsMendingRunsItAlone() throws {
        let project = try MutableProject.built().copy()
        let failing: [Change] = [.replace(Change.third, "let tenth = 0.1", "let tenth = [0.1][session.name.count]")]
        let mended: [Change] = [.replace(Change.third, "[session.name.count]", "[session.name.count - 6]")]
        try project.apply(failing)
        for _ in 0..<2 {
            let report = try project.build()
            #expect(report.ran == [Name.lonely])
            #expect(report.errorCount == 1)
            #expect(!report.isPublished)
        }
        try project.apply(mended)
        let report = try project.build()
        // Its value is what it was: nothing else runs.
        #expect(report.ran == [Name.lonely])
        #expect(report.isPublished)
        try project.expectCleanResult()
    }
}

extension SystemFiles {
    /// The same files, but for a changed copy of the one whose name starts with `start`.
    fileprivate func changing(_ start: String, in folder: String) throws -> SystemFiles {
        func change(_ paths: [String]) throws -> [String] {
            try paths.map { path in
                let name = (path as NSString).lastPathComponent
                guard name.hasPrefix(start) else { return path }
                try (Data(contentsOf: URL(fileURLWithPath: path)) + Data([0])).write(
                    to: URL(fileURLWithPath: "\(folder)/\(name)"))
                return "\(folder)/\(name)"
            }
        }
        let changed = SystemFiles(libraries: try change(libraries), fonts: try change(fonts))
        guard changed.libraries != libraries || changed.fonts != fonts else { throw SystemFailure("nothing is called \(start)") }
        return changed
    }
}

extension MutableProject {
    func builder(with tools: SystemFiles? = nil, searchPath: String? = nil, day: String = "2026-11-21") throws -> Builder {
        var place = searchPath.map { Project(root: root, products: products, searchPath: $0) } ?? self.place
        place.systemFiles = tools
        return Builder(project: place, day: day) { event in
            if case .notice(let text) = event { self.notices.withLock { $0.append(text) } }
        }
    }

    fileprivate func rebuild(with tools: SystemFiles? = nil, searchPath: String? = nil) throws -> BuildReport {
        try builder(with: tools, searchPath: searchPath).build(BuildOptions())
    }
}
