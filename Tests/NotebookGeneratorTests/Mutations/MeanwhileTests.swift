import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// What changes while a build reads it leaves nothing under the key of what it was.
@Suite struct MeanwhileTests {
    /// Another build puts other code in the place of what this one has looked at, when it links a program.
    @Test(arguments: ["-use-ld=lld", "-frontend"])
    func codeThatIsBuiltAgain(_ sign: String) throws {
        let project = try MutableProject.built().copy()
        try project.apply([
            .replace(Change.signals, "amplitude = 2.5", "amplitude = 3.5"), .append(Change.first, "\n`{swift} 40 + 2`\n"),
        ])
        let isDone = Mutex(false)
        var place = project.place
        place.invokeCompiler = { arguments, folder, environment in
            let isFirst =
                arguments.contains(sign)
                && isDone.withLock { done in
                    defer { done = true }
                    return !done
                }
            if isFirst { try project.apply([.replace(Change.signals, "amplitude = 3.5", "amplitude = 4.5")]) }
            return try ChildProcess.run(arguments, in: folder, environment: environment)
        }
        let builder = Builder(project: place, day: "2026-11-21") { _ in }
        let failure = try #require(throws: SystemFailure.self) { _ = try builder.build(Self.oneAtATime) }
        #expect(failure.description.contains("changed while the notebook read it: build again"))
        try project.apply([.replace(Change.signals, "amplitude = 4.5", "amplitude = 3.5")])
        #expect(try project.build().isPublished)
        try project.expectCleanResult()
    }

    private static let oneAtATime: BuildOptions = {
        var options = BuildOptions()
        options.jobs = 1
        return options
    }()

    /// A data set is written between the look at it and the block's own.
    @Test(arguments: [
        "```swift experiment read\n//| data: d.txt\nreturn String(decoding: try session.data(\"d.txt\"), as: UTF8.self)\n```",
        "```swift experiment grid\nreturn [\"a\", \"b\"]\n```\n\n```swift sweep read\n//| over: grid\n//| data: d.txt\n"
            + "return cell + String(decoding: try session.data(\"d.txt\"), as: UTF8.self)\n```",
    ])
    func aDataSetThatIsWritten(_ block: String) throws {
        let project = try BookProject("small")
        try project.edit("index.md", "Read @sec-sums", "\(block)\n\nIt holds `{swift} \"\\(read)\"`.\n\nRead @sec-sums")
        let path = "\(project.root)/chapters/d.txt"
        func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
        try write("lapis")
        let place = project.builder().project
        let report = try Builder(project: place, day: "2026-11-21") { event in
            if case .started(_, "read") = event { try? Data("onyx".utf8).write(to: URL(fileURLWithPath: path)) }
        }.build(BuildOptions())
        #expect(report.isPublished == false)
        #expect(
            report.diagnostics.contains { $0.summary.contains("d.txt changed while the block ran: build again") },
            "\(report.diagnostics)")
        try write("lapis")
        #expect(try project.build().isPublished)
        let page = String(decoding: try #require(try project.site()["index.html"]), as: UTF8.self)
        #expect(page.contains("lapis") && !page.contains("onyx"))
    }

    @Test func aSnapshotTellsWhatBecameOfAFile() throws {
        let tree = try FileTree()
        try tree.write("a", to: "a.txt")
        let snapshot = FileSnapshot(of: [tree.path("a.txt"), tree.path("b.txt")])
        #expect(snapshot.changed == nil)
        try tree.write("b", to: "b.txt")
        #expect(snapshot.changed == tree.path("b.txt"))
        try FileManager.default.removeItem(atPath: tree.path("b.txt"))
        try tree.write("a longer text", to: "a.txt")
        #expect(snapshot.changed == tree.path("a.txt"))
        #expect(throws: SystemFailure.self) { try snapshot.requireUnchanged() }
    }
}
