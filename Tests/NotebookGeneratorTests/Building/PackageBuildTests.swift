import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// How the preview has the sources built, and what it makes of the compiler's words. Another program stands in for `swift`.
@Suite final class PackageBuildTests {
    private let tree: FileTree
    private let project: Project

    init() throws {
        tree = try FileTree()
        try tree.write("let a = b\nlet c = 1\n", to: "Sources/Solvers/Flow.swift")
        project = Project(
            root: tree.root, products: tree.path("built/x86_64-unknown-linux-gnu/release"),
            searchPath: "\(tree.path("bin")):/usr/bin:/bin")
    }

    private func build(_ script: String, observe: @escaping BuildObserver = { _ in }) throws -> [PrintedDiagnostic] {
        try tree.write("#!/bin/sh\n\(script)\n", to: "bin/swift")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path("bin/swift"))
        return try #require(PackageBuild(project)).run(observe: observe)
    }

    @Test func asSwiftRunDidBefore() throws {
        #expect(try build("pwd > said; echo \"$@\" >> said") == [])
        #expect(
            try String(contentsOfFile: tree.path("said"), encoding: .utf8)
                == "\(tree.root)\nbuild -c release --product notebook --scratch-path \(tree.path("built"))\n")
    }

    @Test func warningsOfWhatIsBuiltAreNoProblems() throws {
        #expect(try build("echo \"\(tree.root)/Sources/Solvers/Flow.swift:2:5: warning: never used\"") == [])
    }

    @Test func errorsAreShownAtTheirLines() throws {
        let file = tree.path("Sources/Solvers/Flow.swift")
        let problems = try build(
            """
            echo "[1/2] Compiling"
            echo "\(file):2:5: warning: never used"
            echo "\(file):1:9: error: cannot find 'b' in scope"
            echo "\(file):1:9: error: cannot find 'b' in scope"
            echo "\(file):1:9: note: see here"
            echo "/elsewhere/x.h:3:1: error: unknown type"
            exit 1
            """)
        #expect(problems.map(\.severity) == [.error, .error, .warning])
        #expect(problems[0].text == "/elsewhere/x.h:3:1: error: unknown type\n")
        #expect(
            problems[1].text == "Sources/Solvers/Flow.swift:1:9: error: cannot find 'b' in scope\nlet a = b\n        ^\n")
        #expect(problems[2].text == "Sources/Solvers/Flow.swift:2:5: warning: never used\nlet c = 1\n    ^\n")
    }

    @Test func waitingForAnotherBuildIsToldOnce() throws {
        let notices = Mutex<[String]>([])
        let words = "Another instance of SwiftPM (PID: 1) is already running using '.build'"
        _ = try build("printf 'Another inst'; sleep 0.1; echo \"ance of SwiftPM\"; sleep 0.1; echo \"\(words)\"") { event in
            if case .notice(let text) = event { notices.withLock { $0.append(text) } }
        }
        #expect(notices.withLock { $0 } == ["another `swift` command builds this package: waiting until it has ended"])
    }

    @Test func aFailureWithoutErrorsIsToldInItsLastWords() throws {
        let problems = try build("for i in $(seq 100); do echo line $i; done; exit 1")
        #expect(problems.count == 1 && problems[0].severity == .error)
        #expect(problems[0].text == "the package manager failed:\n" + (71...100).map { "line \($0)\n" }.joined())
    }

    /// It ends as a program does that crashes, behind a warning.
    @Test func aManifestThatTrapsIsToldWithItsWords() throws {
        let problems = try build(
            """
            echo "\(tree.root)/Package.swift:4:15: warning: will never be executed"
            echo "error: 'p': Invalid manifest"
            echo "main/Package.swift:3: Fatal error: no"
            echo "*** Program crashed: Illegal instruction"
            exit 1
            """)
        #expect(problems.map(\.severity) == [.warning, .error])
        #expect(problems[1].text == "Package.swift:3: error: the manifest traps: Fatal error: no\n")
    }

    /// The package manager itself, in a folder that is moved between two builds.
    @Test func theCompilersWordsOfAMovedFolderAreKnown() throws {
        let package = try TinyPackage(settings: "")
        try package.buildPackage()
        let moved = package.root + " moved"
        try FileManager.default.moveItem(atPath: package.root, toPath: moved)
        defer { try? FileManager.default.removeItem(atPath: moved) }
        let source = "\(moved)/Sources/Tuned/Others.swift"
        try (String(contentsOfFile: source, encoding: .utf8) + "// Moved.\n").write(
            toFile: source, atomically: true, encoding: .utf8)
        let build = { try ChildProcess.run(["swift", "build", "-c", "release"], in: moved) }
        let refused = try build()
        #expect(refused.status != .exited(0))
        #expect(BuildRemains(toldIn: refused.output) == .moduleCache, "\(refused.output)")
        try BuildRemains.moduleCache.remove(from: "\(moved)/.build")
        let built = try build()
        #expect(built.status == .exited(0), "\(built.output)")
    }

    /// A package that was moved or copied with its `.notebook`: the compiler refuses the cache that names the old folder.
    @Test func aCacheThatNamesAnotherFolderIsRemoved() throws {
        try tree.write("", to: ".notebook/.build/x86_64-unknown-linux-gnu/release/ModuleCache/A.pcm")
        try tree.write("", to: ".notebook/.build/build.db")
        try tree.write("", to: "elsewhere/notebook")
        try tree.write(
            """
            #!/bin/sh
            echo run >> runs
            [ -e .notebook/.build/x86_64-unknown-linux-gnu/release/ModuleCache ] || exit 0
            echo "<unknown>:0: error: precompiled file 'A.pcm' was compiled with module cache path '/old', but the path is currently '/new'"
            exit 1
            """, to: "bin/swift")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path("bin/swift"))
        #expect(try #require(PackageBuild(foreign())).run().isEmpty)
        #expect(try String(contentsOfFile: tree.path("runs"), encoding: .utf8) == "run\nrun\n")
        #expect(FileManager.default.fileExists(atPath: tree.path(".notebook/.build/build.db")))
    }

    /// What the package manager can't go on from is removed, and it is asked again: once.
    @Test(arguments: [
        (
            "error: couldn't build /x.build/sources because of missing inputs: /x/More.swift",
            "x86_64-unknown-linux-gnu/release/description.json"
        ),
        ("error: accessing build database '/x/build.db': database disk image is malformed", "build.db"),
    ])
    func whatItCannotGoOnFromIsRemoved(_ words: String, _ remains: String) throws {
        try tree.write("", to: ".notebook/.build/\(remains)")
        try tree.write("", to: ".notebook/.build/kept")
        try tree.write("", to: "elsewhere/notebook")
        try tree.write(
            "#!/bin/sh\necho run >> runs\n[ -e .notebook/.build/\(remains) ] || exit 0\necho \"\(words)\"\nexit 1\n",
            to: "bin/swift")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path("bin/swift"))
        let notices = Mutex<[String]>([])
        let build = try #require(PackageBuild(try foreign()))
        let problems = try build.run { event in
            if case .notice(let text) = event { notices.withLock { $0.append(text) } }
        }
        #expect(problems.isEmpty && notices.withLock { $0.count } == 1)
        #expect(try String(contentsOfFile: tree.path("runs"), encoding: .utf8) == "run\nrun\n")
        #expect(FileManager.default.fileExists(atPath: tree.path(".notebook/.build/kept")))
    }

    /// Nothing is wrong with the package.
    @Test(arguments: [
        "echo 'Internal error. Please file a bug'; exit 1", "kill -SEGV $$", "echo 'No space left on device'; exit 1",
    ])
    func aFailureOfTheToolIsNoneOfTheAuthors(_ script: String) throws {
        #expect(throws: SystemFailure.self) { try build(script) }
    }

    @Test func withoutAPackageManagerItIsSaid() throws {
        try tree.write("", to: "elsewhere/notebook")
        let failure = try #require(throws: SystemFailure.self) { try PackageBuild(foreign(searchPath: "/nowhere"))?.run() }
        #expect("\(failure)".hasPrefix("no `swift` is on the PATH"))
    }

    private func foreign(searchPath: String? = nil) throws -> Project {
        Project(
            root: tree.root, products: tree.path(".notebook/.build/release"),
            searchPath: searchPath ?? "\(tree.path("bin")):/usr/bin:/bin",
            notebook: try NotebookPlace(binary: tree.path("elsewhere/notebook")))
    }

    @Test(arguments: ["/usr/bin", "release", "/release", "/a/b/other"])
    func aNotebookThatLiesElsewhereBuildsNothing(_ products: String) {
        #expect(PackageBuild(Project(root: "/a", products: products)) == nil)
    }

    @Test func debugBuildsToo() {
        #expect(PackageBuild(Project(root: "/a", products: "/a/.build/arm64/debug")) != nil)
    }

    /// The package manager notes them beside its own builds.
    @Test func dependenciesInEditModeAreTold() throws {
        let tree = try FileTree()
        #expect(WorkspaceState(in: tree.path(".build")).notice == nil)
        func dependency(_ name: String, _ state: String) -> String {
            "{\"packageRef\": {\"identity\": \"\(name)\", \"kind\": \"x\"}, \"state\": {\"name\": \"\(state)\", \"path\": null}}"
        }
        let list = [dependency("two", "edited"), dependency("one", "edited"), dependency("zero", "sourceControlCheckout")]
        try tree.write(
            "{\"object\": {\"dependencies\": [\(list.joined(separator: ", "))]}, \"version\": 7}",
            to: ".build/workspace-state.json")
        #expect(WorkspaceState(in: tree.path(".build")).edited == ["one", "two"])
        #expect(try #require(WorkspaceState(in: tree.path(".build")).notice).contains("has of one, two, and not"))
        try tree.write("no state", to: ".build/workspace-state.json")
        #expect(WorkspaceState(in: tree.path(".build")).edited == [])
    }

    @Test func whatIsNotEvenPlannedIsToldOnce() {
        let output = """
            error: 'pk': /p/Package.swift is empty
            error: 'pk': /p/Package.swift is empty
            [0/1] Planning build
            error: ExitCode(rawValue: 1)
            """
        #expect(PackageBuild.words(ofFailure: output) == "error: 'pk': /p/Package.swift is empty\n`swift build` says more.\n")
        let linking = "[3/4] Linking tool\nundefined symbol: f\nerror: link command failed"
        #expect(PackageBuild.words(ofFailure: linking).contains("undefined symbol: f"))
    }
}
