import Foundation
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Sweeps: which cells run, what their values are, and what remains when some fail.
@Suite struct SweepTests {
    private struct Unexpected: Error {}

    private static func chapter(
        over grid: String, _ body: String = "print(\"ran\")\nreturn [Double(cell), Double(session.seed % 1000)]"
    ) -> Chapter {
        var options = BlockOptions()
        let place = SourceLocation(file: "chapters/01-test.md", line: 28, column: 11)
        options.over = LocatedText(text: "grid", location: place)
        return .ofBlocks(
            [
                (.experiment, "grid", "return \(grid)"), (.experiment, "unit", "return 1.0"), (.sweep, "values", body),
                (.inline, "values.count", "values.count"),
            ], own: ["values": options])
    }

    private static func value(_ result: ChapterResult, in bench: TestBench) throws -> String {
        guard case .value(let digest)? = result.outcomes["values"]?.product else { throw Unexpected() }
        return String(decoding: try #require(bench.store.bytes(of: digest)), as: UTF8.self)
    }

    private static func cells(in bench: TestBench) -> Int {
        let walk = FileManager.default.enumerator(atPath: "\(bench.folder)/store/outcomes")
        return walk?.compactMap { $0 as? String }.filter { $0.count > 50 }.count ?? 0
    }

    @Test func aGridThatGrowsRunsItsNewCells() throws {
        let bench = try TestBench()
        let first = try bench.bringUpToDate(Self.chapter(over: "[3, 1, 2]"))
        #expect(first.diagnostics.map(\.shortForm) == [])
        #expect(first.outcomes["values"]?.printed == "ran\nran\nran\n")
        let values = try JSONDecoder().decode([[Double]].self, from: Data(Self.value(first, in: bench).utf8))
        // In the order of the grid, each with a seed of its own.
        #expect(values.map { $0[0] } == [3, 1, 2])
        let seeds = [3, 1, 2].map { Double(BlockSeed.seed(named: "values \($0)") % 1000) }
        #expect(values.map { $0[1] } == seeds)

        let stored = Self.cells(in: bench)
        let grown = try bench.bringUpToDate(Self.chapter(over: "[1, 2, 3, 4, 4]"))
        #expect(
            grown.diagnostics.map(\.summary) == [
                "1 of the 5 cells of `grid` is equal to another: equal cells have one seed and one value"
            ])
        // One new cell; the grid, the sweep and the count are new outcomes too.
        #expect(Self.cells(in: bench) == stored + 4)
        let more = try JSONDecoder().decode([[Double]].self, from: Data(Self.value(grown, in: bench).utf8))
        #expect(more.prefix(3) == [values[1], values[2], values[0]] && more[3] == more[4])
        #expect(try bench.bringUpToDate(Self.chapter(over: "[1, 2, 3, 4, 4]")).ran == [])
    }

    @Test func aCellFailsAlone() throws {
        let bench = try TestBench()
        let body = "if cell == 2 { throw CancellationError() }\nif cell == 3 { _ = [1][cell] }\nreturn cell"
        let failed = try bench.bringUpToDate(Self.chapter(over: "[1, 2, 3, 4]", body))
        guard case .failure(let failure)? = failed.outcomes["values"]?.payload, case .cells(let cells, 4) = failure.cause else {
            throw Unexpected()
        }
        #expect(cells.map(\.parameters) == ["2", "3"])
        #expect(cells[0].message == "the cell `2` threw: CancellationError()")
        #expect(cells[1].message == "the cell `3` failed: index out of range")
        #expect(failed.diagnostics.map(\.summary).first?.contains("2 of 4 cells failed: the cell `2` threw") == true)
        // The others are in the store: what is left runs alone.
        let keys = failed.outcomes.count
        #expect(keys == 4)
        let stored = Self.cells(in: bench)
        _ = try bench.bringUpToDate(Self.chapter(over: "[1, 4]", body))
        #expect(Self.cells(in: bench) == stored + 3)
    }

    @Test func anEmptyGridHasNoValues() throws {
        let bench = try TestBench()
        let result = try bench.bringUpToDate(Self.chapter(over: "[Int]()"))
        #expect(try Self.value(result, in: bench) == "[]")
        #expect(result.chapterOutcomes[inline: "values.count"]?.product == .text("0"))
    }

    @Test func whatIsNoArrayIsToldWhereItIsNamed() throws {
        let result = try TestBench().bringUpToDate(Self.chapter(over: "1.5"))
        let told = result.diagnostics.map(\.shortForm)
        #expect(told == ["error 28:11 `grid` is not an array: a sweep runs over the elements of one"])
    }

    /// What an experiment came to that the cells use is in their keys.
    @Test func cellsFollowWhatTheyUse() throws {
        let bench = try TestBench()
        let body = "return Double(cell) * unit"
        _ = try bench.bringUpToDate(Self.chapter(over: "[1, 2]", body))
        var chapter = Self.chapter(over: "[1, 2]", body)
        chapter = .ofBlocks(
            chapter.blocks.map { ($0.kind, $0.name, $0.name == "unit" ? "return 2.0" : $0.code) },
            own: Dictionary(uniqueKeysWithValues: chapter.blocks.map { ($0.name, $0.options) }))
        let result = try bench.bringUpToDate(chapter)
        #expect(try Self.value(result, in: bench) == "[2,4]")
    }
}
