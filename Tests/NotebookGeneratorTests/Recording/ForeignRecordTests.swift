import ChapterInterface
import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// What others keep in `figures/`, and in the place of the printed report, is not written over, nor removed.
@Suite struct ForeignRecordTests {
    private static let drawing = """
        <svg xmlns="http://www.w3.org/2000/svg" width="720" height="380" viewBox="0 0 720 380">
        <style data-dark=".a{fill:none}">.a{fill:none}</style>
        """
    private static let figure = LedgerUpdateTests.Shown.figure(csv: "panel,series,mark,x,y\n1,a,line,1,2\n", svg: drawing)

    /// A record of a figure `shown`, as a build is about to write it, and nothing of it in the folder.
    private static func prepared() throws -> (record: RecordFolder, ledger: Ledger) {
        let record = try RecordFolder()
        let ledger = try record.build(figure, code: "code", on: "x86_64 swift", day: "2026-01-01")
        for name in try FileManager.default.contentsOfDirectory(atPath: record.tree.path("figures")) {
            try record.tree.remove("figures/\(name)")
        }
        return (record, ledger)
    }

    struct Found: Sendable {
        let file: String
        let text: String
        var isOurs = false
    }

    static let found = [
        NamedCase(
            "somebody's drawing", Found(file: "shown.svg", text: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"></svg>")),
        NamedCase("somebody's data", Found(file: "shown.csv", text: "x,y\n1,2\n")),
        NamedCase("an empty file", Found(file: "shown.csv", text: "")),
        NamedCase("somebody's durations", Found(file: "durations.json", text: "{\"minutes\": [1, 2]}")),
        NamedCase("the very drawing", Found(file: "shown.svg", text: drawing, isOurs: true)),
        NamedCase("an older drawing", Found(file: "shown.svg", text: drawing + "<path/>", isOurs: true)),
        NamedCase("older data", Found(file: "shown.csv", text: "panel,series,mark,x\n1,a,line,1\n", isOurs: true)),
        NamedCase("older durations", Found(file: "durations.json", text: "{\"c\": {\"gone\": 1.5}}", isOurs: true)),
        NamedCase("a drawing of another name", Found(file: "other.svg", text: "<svg/>", isOurs: true)),
    ]

    /// Where no ledger tells: there was none, or it was deleted.
    @Test(arguments: found) func withoutALedger(_ found: NamedCase<Found>) throws {
        let (record, ledger) = try Self.prepared()
        try record.tree.write(found.value.text, to: "figures/\(found.value.file)")
        let foreign = try record.update.foreignFiles(before: ledger, after: Ledger())
        #expect(foreign == (found.value.isOurs ? [] : [found.value.file]))
        #expect(try String(contentsOfFile: record.tree.path("figures/\(found.value.file)"), encoding: .utf8) == found.value.text)
    }

    /// What the ledger lists is ours, whatever a merge or a hand made of it.
    @Test func whatTheLedgerListsIsOurs() throws {
        let (record, ledger) = try Self.prepared()
        try record.update.write(ledger, after: Ledger())
        for name in ["shown.svg", "shown.csv", "durations.json"] { try record.tree.write("<<<<<<< ours", to: "figures/\(name)") }
        #expect(try record.update.foreignFiles(before: ledger, after: ledger) == [])
        try record.update.write(ledger, after: ledger)
        #expect(try String(contentsOfFile: record.tree.path("figures/shown.svg"), encoding: .utf8) == Self.drawing)
        #expect(try record.update.foreignFiles(before: ledger, after: Ledger()) == [])
    }

    /// Nobody waits for a FIFO, and a folder is no figure.
    @Test(.timeLimit(.minutes(2))) func whatIsNoFileIsSomebodyElses() throws {
        let (record, ledger) = try Self.prepared()
        #expect(mkfifo(record.tree.path("figures/shown.svg"), 0o600) == 0)
        try record.tree.make("figures/shown.csv/mine")
        #expect(try record.update.foreignFiles(before: ledger, after: Ledger()) == ["shown.csv", "shown.svg"])
    }

    @Test func onlyWhatWasRecordedIsRemoved() throws {
        let (record, ledger) = try Self.prepared()
        try record.update.write(ledger, after: Ledger())
        try record.tree.write("mine", to: "figures/shown.csv")
        try record.update.write(Ledger(), after: ledger)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: record.tree.path("figures")).sorted() == [
                "ledger.json", "shown.csv",
            ])
        try record.update.write(ledger, after: Ledger())
        try record.tree.write(Self.drawing + "<path/>", to: "figures/shown.svg")
        try record.update.write(Ledger(), after: ledger)
        #expect(!isPresent(record.tree.path("figures/shown.svg")))
    }

    /// They are told before anything is published, and the build is as ever once they are elsewhere.
    @Test func aBuildNamesThem() throws {
        let project = try BookProject("small")
        let names = ["fig-sums.svg", "durations.json", "code.tsv"]
        try Folder.make("\(project.root)/figures")
        for name in names { try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(project.root)/figures/\(name)")) }
        let failure = #expect(throws: SystemFailure.self) { try project.build() }
        let told = try #require(failure?.description)
        for name in names { #expect(told.contains("\(project.root)/figures/\(name)"), "\(told)") }
        #expect(told.contains("move them out of the way, or remove them"))
        #expect(
            try project.site() == [:]
                && project.files(in: "figures") == Dictionary(uniqueKeysWithValues: names.map { ($0, Data("mine".utf8)) }))
        for name in names { try FileManager.default.removeItem(atPath: "\(project.root)/figures/\(name)") }
        #expect(try project.build().isPublished)
        let record = try project.files(in: "figures")
        // A ledger that was deleted leaves files that are as they would be written.
        try FileManager.default.removeItem(atPath: "\(project.root)/figures/ledger.json")
        #expect(try project.build().isPublished)
        #expect(try Set(project.files(in: "figures").keys) == Set(record.keys))
    }

    @Test func somebodysPDFStays() throws {
        let tree = try FileTree()
        let printed = PrintedReport(of: Project(root: tree.root, products: tree.root))
        #expect(printed.isNoneOfOthers)
        try tree.write(
            "%PDF-1.4\n/Creator (Mozilla/5.0 HeadlessChrome/156.0.0.0)\n/Producer (Skia/PDF m156)", to: "site/report.pdf")
        #expect(printed.isNoneOfOthers)
        try tree.write("%PDF-1.4\n/Producer (pdfTeX)", to: "site/report.pdf")
        let failure = #expect(throws: SystemFailure.self) { _ = try printed.write() }
        #expect(failure?.description.hasPrefix("\(tree.path("site/report.pdf")): not printed by the notebook") == true)
        #expect(try String(contentsOfFile: tree.path("site/report.pdf"), encoding: .utf8).contains("pdfTeX"))
    }
}
