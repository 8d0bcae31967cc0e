import DataRegistry
import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Where a data set is absent, what is recorded stands in for what needs it, and says so when it is of other code.
@Suite struct AbsentDataTests {
    private static let chapter = "03-strength.md"

    /// A built project whose data set has been taken away since.
    private func withoutData() throws -> BookProject {
        let project = try BookProject("small")
        try """
        ---
        title: Strength
        ---

        ```swift experiment rows
        //| data: \(Dataset.concrete.name)
        return try session.data("\(Dataset.concrete.file)").count
        ```

        Of its bytes `{swift} rows / 2` are half.
        """.write(toFile: "\(project.root)/chapters/\(Self.chapter)", atomically: true, encoding: .utf8)
        let data = "\(project.root)/chapters/data"
        try Folder.make(data)
        try FileManager.default.copyItem(
            atPath: "\(TestBench.packageRoot)/chapters/data/\(Dataset.concrete.file)", toPath: "\(data)/\(Dataset.concrete.file)")
        #expect(try project.build().isPublished)
        try FileManager.default.removeItem(atPath: data)
        return project
    }

    private func page(of project: BookProject) throws -> String {
        String(decoding: try #require(try project.site()["03-strength.html"]), as: UTF8.self)
    }

    @Test(
        "what needs it is of other code after an edit",
        arguments: [
            (old: "", new: "", isOther: [false, false]), (old: "count\n", new: "count + 2\n", isOther: [true, true]),
            (old: "rows / 2", new: "rows / 3 + rows / 6", isOther: [false, true]),
        ])
    func anEdit(old: String, new: String, isOther: [Bool]) throws {
        let project = try withoutData()
        if !old.isEmpty { try project.edit(Self.chapter, old, new) }
        // A value in the text is called by its expression: another one has no record.
        let isRecorded = old != "rows / 2"
        let report = try project.build { $0.allowsErrors = true }
        #expect(report.ran.isEmpty)
        let aged = report.diagnostics.filter { $0.summary.hasSuffix("was recorded before its code changed") }
        #expect(aged.count == isOther.count { $0 } - (isRecorded ? 0 : 1), "\(report.diagnostics.map(\.shortForm))")
        let text = try page(of: project)
        let mark = "data not present here, before its code changed"
        #expect(text.contains("data not present here"))
        #expect(text.contains(mark) == (isOther[1] && isRecorded))

        let entries = try project.builder().status(BuildOptions()).entries(named: "rows")
        #expect(entries.map { $0.record != nil && $0.stale == nil } == [true])
        #expect(entries.map { $0.record?.doubt == .ownCode } == [isOther[0]])
    }

    /// Where nothing is compiled or run, data that is there is looked at, and what is not counts as what is registered.
    @Test(
        "the site of the record tells that data changed",
        arguments: [("present", []), ("gone", []), ("changed", ["data", "data"])] as [(String, [String])])
    func publishedFromTheRecord(_ state: String, _ changed: [String]) throws {
        let project = try withoutData()
        let own = "\(project.root)/chapters/data/own.csv"
        try project.edit(Self.chapter, "data: \(Dataset.concrete.name)", "data: \(Dataset.concrete.name), own.csv")
        try Folder.make(around: own)
        try Data("x\n1\n".utf8).write(to: URL(fileURLWithPath: own))
        let concrete = "\(project.root)/chapters/data/\(Dataset.concrete.file)"
        try FileManager.default.copyItem(
            atPath: "\(TestBench.packageRoot)/chapters/data/\(Dataset.concrete.file)", toPath: concrete)
        #expect(try project.build().isPublished)
        if state == "gone" { try FileManager.default.removeItem(atPath: concrete) }
        if state == "changed" { try Data("x\n2\n".utf8).write(to: URL(fileURLWithPath: own)) }
        let report = try project.build {
            $0.purpose = .record
            $0.allowsErrors = true
        }
        let told = report.diagnostics.map(\.summary).filter { $0.contains("was recorded before") }
        #expect(
            told.count == changed.count && told.allSatisfy { $0.hasSuffix("was recorded before its data changed") }, "\(told)")
        #expect(try page(of: project).contains("before its data changed") == !changed.isEmpty)
    }

    /// What was not computed was not verified.
    @Test func whatIsOnlyRecordedIsNotCompared() throws {
        let project = try withoutData()
        let comparison = try project.builder().verify(BuildOptions(), relative: nil).comparison
        #expect(comparison.count > 0 && comparison.moved.isEmpty && comparison.added == [] && comparison.removed == [])
        #expect(project.notices.withLock { $0.contains { $0.contains("is not compared: 2 blocks") } })
    }

    /// Whoever alters the record without building is told by `verify`.
    @Test(arguments: ["fig-sums.csv", "fig-sums.svg", "ledger.json"])
    func anAlteredRecordIsNotVerified(_ file: String) throws {
        let project = try BookProject("small")
        #expect(try project.build().isPublished)
        #expect(try project.builder().verify(BuildOptions(), relative: nil).report.diagnostics == [])
        let path = "\(project.root)/figures/\(file)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let altered = file == "ledger.json" ? text.replacing("\"2026-11-21\"", with: "\"2026-11-20\"") : text + " "
        #expect(altered != text)
        try altered.write(toFile: path, atomically: true, encoding: .utf8)
        let told = try project.builder().verify(BuildOptions(), relative: nil).report.diagnostics
        #expect(told.map(\.location.file) == ["figures/\(file)"])
        #expect(told.map(\.shortForm) == ["error 1:1 this is not what the last build recorded"])
    }
}
