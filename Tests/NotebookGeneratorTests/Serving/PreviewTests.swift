import Foundation
import TestSupport
import Testing

@testable import ChapterReading
@testable import Storage
@testable import NotebookGenerator

/// The whole preview: from a saved chapter to the page, and its end.
@Suite(.timeLimit(.minutes(60))) final class PreviewTests {
    private let tree: FileTree

    init() throws {
        tree = try FileTree()
        try tree.write("", to: "Package.swift")
        try tree.write(Self.chapter("First words."), to: "chapters/index.md")
    }

    private static func chapter(_ text: String) -> String { "---\ntitle: A book\nsummary: Small.\n---\n\n\(text)\n" }

    @Test func fromTheSavedChapterToThePage() throws {
        let preview = try RunningPreview(Project(root: tree.root, products: TestBench.products))
        let page = try preview.listen()
        #expect(try preview.text("/").contains("First words."))

        try tree.write(Self.chapter("Second words."), to: "chapters/index.md")
        try page.waitForAnotherState()
        #expect(try preview.text("/").contains("Second words."))

        // What is wrong is shown, and the preview goes on.
        try tree.write(Self.chapter("Third words, see @sec-nowhere."), to: "chapters/index.md")
        try page.waitForAnotherState()
        let wrong = try preview.text("/")
        #expect(wrong.contains("Third words") && wrong.contains("<pre class=\"error\">chapters/index.md:6:18: error: "))

        // As an editor saves, and with a chapter more.
        try tree.write(Self.chapter("Fourth words."), to: "chapters/.index.md.tmp")
        try tree.write(Self.chapter("Another."), to: "chapters/01-more.md")
        try tree.move("chapters/.index.md.tmp", to: "chapters/index.md")
        repeat { try page.waitForAnotherState() } while try !preview.text("/").contains("Fourth words.")
        #expect(try !preview.text("/").contains("class=\"error\""))
        #expect(try preview.text("/01-more.html").contains("Another."))

        preview.stop()
        #expect(try preview.ending() == .stopped)
        try page.waitForEnd()
        #expect(throws: LoopbackClient.Failure.self) { try LoopbackClient(port: preview.port) }
    }

    /// After an edit of the sources they are built first. Another program stands in for `swift`: it says and does what its files tell.
    @Test func fromTheSavedSourceToThePage() throws {
        let source = tree.path("Sources/Solvers/Flow.swift")
        try tree.write("let a = b\n", to: "Sources/Solvers/Flow.swift")
        try tree.write("", to: "errors")
        try tree.write(
            "#!/bin/sh\necho \"$1\" >>built\n[ ! -e new ] || mv new notebook\ncat errors\n[ ! -s errors ]\n", to: "bin/swift")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path("bin/swift"))
        try tree.write("old", to: "notebook")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let preview = try RunningPreview(
            Project(root: tree.root, products: TestBench.products, searchPath: "\(tree.path("bin")):\(path)"),
            binary: WatchedBinary(tree.path("notebook")))
        let page = try preview.listen()
        #expect(!FileManager.default.fileExists(atPath: tree.path("built")))

        try tree.write("\(source):1:9: error: cannot find 'b' in scope\n", to: "errors")
        try tree.write("let a = b \n", to: "Sources/Solvers/Flow.swift")
        try page.waitForAnotherState()
        let wrong = try preview.text("/")
        #expect(wrong.contains("Sources/Solvers/Flow.swift:1:9: error: cannot find") && wrong.contains("First words."))
        #expect(try String(contentsOfFile: tree.path("built"), encoding: .utf8) == "build\n")

        // The text is shown all the same, beside what is still wrong with the sources.
        try tree.write(Self.chapter("Second words."), to: "chapters/index.md")
        repeat { try page.waitForAnotherState() } while try !preview.text("/").contains("Second words.")
        #expect(try preview.text("/").contains("cannot find"))

        try tree.write("", to: "errors")
        try tree.write("let a = 1\n", to: "Sources/Solvers/Flow.swift")
        repeat { try page.waitForAnotherState() } while try preview.text("/").contains("cannot find")
        #expect(try preview.text("/").contains("Second words."))

        // The build makes another notebook: this one ends for it to go on.
        try tree.write("new", to: "new")
        try tree.write("let a = 2\n", to: "Sources/Solvers/Flow.swift")
        #expect(try preview.ending() == .replaced)
        try page.waitForEnd()
    }

    @Test func parametersHaveTheValuesThatItIsStartedWith() throws {
        try tree.write(
            "---\ntitle: A\nsummary: B\nparameters:\n- full: false\n---\n\nFirst words.\n", to: "chapters/index.md")
        var selection = BuildOptions()
        selection.settings = [try #require(ParameterSetting(parsing: "full=true"))]
        let preview = try RunningPreview(Project(root: tree.root, products: TestBench.products), selection)
        let page = try preview.listen()
        while try !preview.text("/").contains("First words.") { try page.waitForAnotherState() }
        #expect(try preview.text("/").contains("other parameters than its own"))
        preview.stop()
        #expect(try preview.ending() == .stopped)
    }

    @Test func aPageMayLoadWhatItsChapterAllows() throws {
        try tree.write("---\ntitle: A\nsummary: B\nnetwork: example.org\n---\n\nFirst words.\n", to: "chapters/index.md")
        let preview = try RunningPreview(Project(root: tree.root, products: TestBench.products))
        let page = try preview.listen()
        while try !preview.text("/").contains("First words.") { try page.waitForAnotherState() }
        let policy = try preview.response("/").headers["content-security-policy"]
        #expect(policy?.contains("img-src 'self' data: example.org:* *.example.org:*;") == true)
        preview.stop()
        #expect(try preview.ending() == .stopped)
    }

    /// An edit that is waiting when it is told to stop is not built any more.
    @Test func itStopsWhateverIsWaiting() throws {
        let preview = try RunningPreview(Project(root: tree.root, products: TestBench.products))
        _ = try preview.listen()
        preview.stop()
        preview.stop()
        #expect(try preview.ending() == .stopped)
    }

    /// A folder in which nothing can be built is a page too.
    @Test func whatCannotBeBuiltIsToldOnThePage() throws {
        try tree.remove("chapters")
        let preview = try RunningPreview(Project(root: tree.root, products: TestBench.products))
        let page = try preview.listen()
        let text = try preview.text("/")
        #expect(text.contains("<h1>Not built</h1>") && text.contains("chapters"))
        try tree.write(Self.chapter("At last."), to: "chapters/index.md")
        repeat { try page.waitForAnotherState() } while try !preview.text("/").contains("At last.")
        preview.stop()
        #expect(try preview.ending() == .stopped)
    }

    /// The notebook itself, ended from outside.
    @Test(.serialized, arguments: [SIGINT, SIGTERM, SIGHUP]) func signalsEndIt(_ signal: Int32) throws {
        let process = try ChildProcess(
            ["\(TestBench.products)/notebook", "serve"], in: tree.root, environment: [:])
        var printed = ""
        while !printed.contains("until Ctrl-C"), let bytes = ChildProcess.read(process.output), !bytes.isEmpty {
            printed += String(decoding: bytes, as: UTF8.self)
        }
        let port = try #require(printed.firstMatch(of: #/Preview at http:\/\/localhost:(\d+)\//#).flatMap { UInt16($0.1) })
        let page = try LoopbackClient(port: port)
        try page.send("GET /events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
        #expect(try page.head().status == 200)
        process.end(with: signal)
        #expect(process.wait() == .exited(0))
    }
}
