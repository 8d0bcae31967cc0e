import Foundation
import TestSupport
import Testing

@testable import NotebookKit

/// What each kind of block hands over. (Figures are drawn in the tests of drawing; claims have tests of their own.)
@Suite struct BlockTests {
    private let header: [Table.Column] = [.init("a"), .init("b")]
    private let row: [Table.Cell] = [.init("1"), .init("2")]

    @Test func tables() throws {
        let table = Table(columns: header, rows: [row, row])
        #expect(try product(of: TableBlock("t") { _ in table }) == .table(table))
        let empty = Table(columns: [], rows: [])
        #expect(try product(of: TableBlock("t") { _ in empty }) == .table(empty))
    }

    @Test(arguments: [
        (["ab", "a"], "row 2 of the table has 1 cells under 2 columns"),
        (["abc", "ab"], "row 1 of the table has 3 cells under 2 columns"),
        ([""], "row 1 of the table has 0 cells under 2 columns"),
    ])
    func aTableOfAnotherShapeIsAnError(_ rows: [String], _ message: String) {
        let table = Table(columns: header, rows: rows.map { $0.map { Table.Cell(String($0)) } })
        let error = #expect(throws: TableShapeError.self) { try product(of: TableBlock("t") { _ in table }) }
        #expect(error?.description == message)
    }

    @Test func inlineValues() throws {
        #expect(try product(of: InlineBlock("i") { _ in 0.5 }) == .text("0.5"))
        #expect(try product(of: InlineBlock("i") { $0.name }) == .text("i"))
    }

    @Test func experiments() throws {
        let tree = try FileTree()
        let seeded = Experiment("rates") { session in [session.seed, 2] }
        #expect(try product(of: seeded, in: tree.root) == .value("value.json"))
        let stored = try Data(contentsOf: URL(fileURLWithPath: tree.path(ProductFile.value)))
        #expect(try JSONDecoder().decode([UInt64].self, from: stored) == [Session(name: "rates").seed, 2])
        #expect(throws: StorageFailure.self) { try product(of: seeded, in: tree.path("nowhere")) }
    }

    @Test func sweeps() throws {
        let tree = try FileTree()
        let grid = Experiment("grid") { _ in [1, 2] }
        let sweep = Sweep("s") { session in [UInt64(try grid.cell(of: session)), session.seed] }
        #expect(try product(of: sweep, in: tree.root, cell: "2") == .value("value.json"))
        let stored = try Data(contentsOf: URL(fileURLWithPath: tree.path(ProductFile.value)))
        #expect(try JSONDecoder().decode([UInt64].self, from: stored) == [2, Session(name: "s", cell: "2").seed])
        #expect(Session(name: "s", cell: "2").seed == Session(name: "s 2").seed)
        #expect(throws: MissingCell.self) { try product(of: sweep, in: tree.root) }
    }

    @Test func anErrorIsToldInItsOwnWords() throws {
        enum Plain: Error { case tooShort(Int) }
        struct Described: LocalizedError { var errorDescription: String? { "The series is too short." } }
        struct Undescribed: LocalizedError {}
        #expect(BlockProcess.words(of: Plain.tooShort(2)) == "tooShort(2)")
        #expect(BlockProcess.words(of: Described()) == "The series is too short.")
        #expect(BlockProcess.words(of: Undescribed()) == "Undescribed()")
        #expect(BlockProcess.words(of: MissingValue(name: "b")) == "\(MissingValue(name: "b"))")
        let path = try FileTree().path("none.csv")
        let missing = try #require(throws: (any Error).self) { _ = try String(contentsOfFile: path, encoding: .utf8) }
        #expect(BlockProcess.words(of: missing) == "The file doesn’t exist: \(path)")
        let own = NSError(domain: "own", code: 3, userInfo: [NSLocalizedDescriptionKey: "It is so."])
        #expect(BlockProcess.words(of: own) == "It is so.")
        #expect(BlockProcess.words(of: POSIXError(.ENOENT)) == "No such file or directory")
    }

    /// What a block throws comes out as it was thrown.
    @Test func errors() {
        #expect(throws: MissingValue.self) {
            try product(of: Experiment<Int>("a") { _ in throw MissingValue(name: "b") })
        }
    }
}
