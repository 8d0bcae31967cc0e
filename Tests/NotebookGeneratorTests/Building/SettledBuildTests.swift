import Foundation
import TestSupport
import Testing
@testable import NotebookGenerator
@testable import Storage

/// When nothing changed, a build looks at its files and ends; it must have looked at all of them.
@Suite struct SettledBuildTests {
    private func settledProject() async throws -> BookProject {
        let project = try BookProject("small")
        _ = try project.build()
        // Times that the file system gave within the last second are not trusted.
        try await Task.sleep(for: .seconds(2.1))
        _ = try project.build()
        return project
    }

    private func settled(in project: BookProject) throws -> SettledBuild {
        try #require(SettledBuild(readingFrom: "\(project.root)/.notebook/settled", damaged: { Issue.record("it is damaged") }))
    }

    @Test func everythingIsWatched() async throws {
        let project = try await settledProject()
        let files = Set(try settled(in: project).files.keys)
        for folder in ["site", "figures"] {
            let missing = try project.files(in: folder).keys.filter {
                !["manifest.json", "ledger.json", "durations.json"].contains($0)
                    && !files.contains("\(project.root)/\(folder)/\($0)")
            }
            #expect(missing == [])
        }
        // What is known of single files of a chapter is read only when the chapter has changed.
        let unread = ["linked", "programs", "compilations", "dependencies"]
        let store = try project.files(in: ".notebook/store").keys.filter { entry in !unread.contains(where: entry.hasPrefix) }
        #expect(files.contains { $0.contains("/store/compilations/") } && files.contains { $0.contains("/store/dependencies/") })
        #expect(store.filter { !files.contains("\(project.root)/.notebook/store/\($0)") } == [])
        #expect(files.contains { $0.hasSuffix("/NotebookKit.swiftmodule") } && files.contains { $0.hasSuffix(".swift.o") })
        #expect(files.contains { $0.hasSuffix("katex.min.js") } && files.contains { $0.contains("libcairo") })
    }

    @Test func aSettledBuildEndsAtOnceUntilAFileChanges() async throws {
        let project = try await settledProject()
        let site = try project.site()
        let again = try project.build()
        #expect(again.sources.isEmpty && again.isPublished && again.ran.isEmpty)
        #expect(again.blockCount == 7)
        #expect(again.pageCount == 2)
        try FileManager.default.removeItem(atPath: "\(project.root)/site/index.html")
        let mended = try project.build()
        #expect(!mended.sources.isEmpty && mended.ran.isEmpty)
        #expect(try project.site() == site)
        #expect(project.notices.withLock { $0 } == [])
    }

    @Test func aFileIsTheSameOnlyUntouched() throws {
        let folder = TestFolder.unused("settled")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let names = ["one", "two"].map { "\(folder)/\($0)" }
        for name in names { try Data("12".utf8).write(to: URL(fileURLWithPath: name)) }
        let stamps = try names.map { ($0, try FileStamp(of: $0)) }
        let build = SettledBuild(
            given: Digest(of: "given"), blockCount: 3, pageCount: 2, files: Dictionary(uniqueKeysWithValues: stamps))
        #expect(build.holds)
        try build.write(to: "\(folder)/settled")
        #expect(SettledBuild(readingFrom: "\(folder)/settled", damaged: {}) == build)
        Thread.sleep(forTimeInterval: 0.02)
        try Data("21".utf8).write(to: URL(fileURLWithPath: names[0]))
        #expect(!build.holds)
        try FileManager.default.removeItem(atPath: names[0])
        #expect(!build.holds)
    }

    @Test func whateverIsGivenCounts() throws {
        let project = try BookProject("small")
        _ = try project.build()
        func given(day: String = "2026-11-21", _ change: (inout BuildOptions) -> Void = { _ in }) throws -> Digest? {
            var options = BuildOptions()
            change(&options)
            let place = Project(root: project.root, products: TestBench.products)
            let memory = try BuildMemory(of: place) { _ in }
            return try BuildInputs(place, options, day: day, memory: memory) { _ in }.digest(remembering: memory.stamps)
        }
        let chapters = "\(project.root)/chapters"
        var seen = [try #require(try given())]
        #expect(try given() == seen[0])
        seen.append(try #require(try given(day: "2026-11-22")))
        try project.edit("01-sums.md", "As [@gauss1801] knew", "As [@gauss1801] wrote")
        seen.append(try #require(try given()))
        try FileManager.default.copyItem(atPath: "\(chapters)/01-sums.md", toPath: "\(chapters)/02-more.md")
        seen.append(try #require(try given()))
        try FileManager.default.removeItem(atPath: "\(chapters)/references.json")
        seen.append(try #require(try given()))
        try FileManager.default.removeItem(atPath: "\(project.root)/figures/ledger.json")
        seen.append(try #require(try given()))
        let git = Git(root: project.root)
        for arguments in [
            ["init", "-q"], ["add", "chapters/index.md"], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "1"],
        ] {
            #expect(try git.run(arguments).status == .exited(0))
        }
        seen.append(try #require(try given()))
        // What git does not know yet, and what it knows of no longer, is told on pages.
        try Data("more".utf8).write(to: URL(fileURLWithPath: "\(chapters)/notes.txt"))
        seen.append(try #require(try given()))
        #expect(Set(seen).count == 8)
        #expect(try given { $0.only = ["01"] } == nil)
        #expect(try given { $0.purpose = .check } == nil)
        #expect(try given { $0.purpose = .preview(script: "") } == nil)
    }
}
