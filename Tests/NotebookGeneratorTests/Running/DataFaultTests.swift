import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import DataRegistry
@testable import Storage

/// A data set that is not the registered one fails the block that names it, where it names it, and no other.
@Suite struct DataFaultTests {
    /// What became of the file.
    enum Damage: CaseIterable {
        case missing, truncated, emptied, anotherByte, ofAnotherSet, folder, linkToNothing
    }

    @Test(arguments: Damage.allCases) func itIsToldWhereTheBlockNamesIt(_ damage: Damage) throws {
        let bench = try TestBench()
        try damage.cause(at: "\(bench.folder)/data/\(Dataset.concrete.file)")
        var options = BlockOptions()
        let place = SourceLocation(file: "chapters/01-test.md", line: 9, column: 11)
        options.data = [LocatedText(text: Dataset.concrete.name, location: place)]
        let result = try bench.bringUpToDate(
            .ofBlocks(
                [
                    (.experiment, "strength", "return try session.data(\"\(Dataset.concrete.file)\").count"),
                    (.experiment, "other", "return 1"), (.inline, "strength + 1", "strength + 1"),
                ], own: ["strength": options]))
        #expect(
            result.diagnostics.count { $0.severity == .error && $0.summary.contains(damage.told) && $0.location == place } == 1)
        #expect(result.outcomes["strength"]?.isFailure == true)
        #expect(result.outcomes["other"]?.isFailure == false)
        #expect(result.chapterOutcomes[inline: "strength + 1"]?.isFailure == true)
    }

    /// Nobody waits for what may come through one, nor does it end the build.
    @Test func aFileOfTheAuthorsThatIsNoneIsTold() throws {
        let tree = try FileTree()
        #expect(mkfifo(tree.path("f.csv"), 0o600) == 0)
        let data = DataSources(
            folder: DataFolder(path: tree.path("data")), chapters: tree.root, stamps: FileStamps(path: tree.path("stamps")))
        guard case .wrong(let message) = try data.state(of: "f.csv") else {
            Issue.record("it is taken for a file")
            return
        }
        #expect(message.contains("f.csv: is a FIFO, not a file"))
        try tree.link("g.csv", to: "/proc/version")
        guard case .wrong(let other) = try data.state(of: "g.csv") else {
            Issue.record("it is taken for a file")
            return
        }
        #expect(other.contains("g.csv: is something of the kernel's, not a file"))
    }

    @Test func theRightOneIsRead() throws {
        let bench = try TestBench()
        try Folder.make("\(bench.folder)/data")
        try FileManager.default.copyItem(
            atPath: Damage.right, toPath: "\(bench.folder)/data/\(Dataset.concrete.file)")
        var options = BlockOptions()
        options.data = [LocatedText(text: Dataset.concrete.name, location: SourceLocation(file: "c", line: 1, column: 1))]
        let code = "return try session.data(\"\(Dataset.concrete.file)\").count"
        let result = try bench.bringUpToDate(.ofBlocks([(.experiment, "strength", code)], own: ["strength": options]))
        #expect(result.diagnostics.map(\.shortForm) == [])
    }
}

extension DataFaultTests.Damage {
    /// The registered file.
    static let right = "\(TestBench.packageRoot)/chapters/data/\(Dataset.concrete.file)"

    /// Puts the file there, as it is then.
    func cause(at path: String) throws {
        try Folder.make(around: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.right))
        let file = URL(fileURLWithPath: path)
        switch self {
        case .missing: break
        case .truncated: try bytes.dropLast(20_000).write(to: file)
        case .emptied: try Data().write(to: file)
        case .anotherByte: try (bytes.dropLast(2) + [UInt8(ascii: "x"), UInt8(ascii: "\n")]).write(to: file)
        case .ofAnotherSet:
            try FileManager.default.copyItem(
                atPath: "\(TestBench.packageRoot)/chapters/data/\(Dataset.sunspots.file)", toPath: path)
        case .folder: try Folder.make(path)
        case .linkToNothing: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
        }
    }

    var told: String {
        switch self {
        case .missing, .linkToNothing, .folder: "the data set “concrete” is not in"
        case .truncated, .emptied, .anotherByte, .ofAnotherSet: "is not the file that the report was written with"
        }
    }
}
