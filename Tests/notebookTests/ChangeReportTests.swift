import Foundation
import TestSupport
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage
@testable import notebook

@Suite("What `notebook diff` says") struct ChangeReportTests {
    private let goldens = GoldenFolder()

    @Test("of values that moved, are new and are gone, also where data has commas and quotes")
    func everything() throws {
        let old = try ledger(
            rows: ["γ = 1.5, |\"α|\": 0.5130000000000001 (0.51)", "γ = 2: 0.25 (0.25)"], slope: "−0.512", found: "1.5",
            data: Self.data(0.21085, 0.15927), "removed")
        let new = try ledger(
            rows: ["γ = 1.5, |\"α|\": 0.5130000000000002 (0.51)", "γ = 2: 0.26 (0.26)"], slope: "−0.513", found: "1.6",
            data: Self.data(0.21085, 0.16), "added")
        let comparison = try LedgerComparison(from: old.ledger, to: new.ledger) { _ in
            old.data
        } newData: { _ in
            new.data
        }
        let text = ChangeReport(comparison: comparison, places: ["01-rates/slope": location(7)], verb: "moved").text
        try expectGolden(text.utf8, goldens.file("changes.txt"))
    }

    @Test("when nothing moved") func nothing() throws {
        let ledger = try ledger(rows: ["γ: 1 (1)"], slope: "−0.5", found: "1", data: Self.data(1, 2), "kept")
        let comparison = try LedgerComparison(from: ledger.ledger, to: ledger.ledger) { _ in
            ledger.data
        } newData: { _ in
            ledger.data
        }
        let text = ChangeReport(comparison: comparison, places: [:], verb: "came out differently").text
        #expect(text == "0 of 10 values came out differently\n")
    }

    @Test("of a block where much moved: the first lines, and how much more") func much() {
        let moved = { (block: String, count: Int) in
            (1...count).map { line in
                LedgerComparison.Moved(
                    chapter: "01-rates", block: block, name: "line \(line), y", old: "1", new: "2",
                    relativeChange: Double(line) / 100)
            }
        }
        var comparison = LedgerComparison()
        comparison.moved = moved("fig-few", 12) + moved("fig-many", 40)
        comparison.count = 100
        let lines = ChangeReport(comparison: comparison, places: [:], verb: "moved").text.split(separator: "\n")
        #expect(lines.count { $0.contains("fig-few") } == 12)
        #expect(lines.count { $0.contains("fig-many, line") } == 10)
        #expect(lines.contains("01-rates: fig-many: 30 more moved, by at most 0.4"))
        #expect(lines.last == "52 of 100 values moved, largest relative change 0.4")
    }

    private static func data(_ first: Double, _ second: Double) -> Data {
        Data("series,x,y\n\"bound, constant 1\",500,\(first)\n\"\"\"quoted\"\"\",1000,\(second)\n".utf8)
    }

    private func location(_ line: Int) -> ChapterReading.SourceLocation {
        ChapterReading.SourceLocation(file: "chapters/01-rates.md", line: line, column: 1)
    }

    /// - Parameter rows: `header: value (what is shown)`.
    private func ledger(
        rows: [String], slope: String, found: String, data: Data, _ other: String
    ) throws -> (ledger: Ledger, data: Data) {
        let cells = try rows.map { row in
            let parts = try #require(row.wholeMatch(of: /(.+): (.+) \((.+)\)/))
            return (header: String(parts.1), cell: Table.Cell(String(parts.3), value: String(parts.2)))
        }
        let figure = DrawnFigure(width: 720, height: 320, files: [.csv: Digest(of: data)])
        let claim = Claim(statement: "slope less than 2", found: found, holds: found != "1.6", line: 1, column: 1)
        var ledger = Ledger()
        let outcomes: [(String, Block.Kind, BlockProduct<Digest>)] = [
            ("slope", .inline, .text(slope)), ("check", .check, .claims([claim])), ("fig-rates", .figure, .figure(figure)),
            ("tbl-rates", .table, .table(Table(columns: cells.map { .init($0.header) }, rows: [cells.map(\.cell)]))),
            (other, .inline, .text("1")),
        ]
        for (name, kind, product) in outcomes {
            let block = Block(kind: kind, name: name, code: "", codeStart: location(1), nameLocation: location(1))
            let tangled = TangledBlock(block: block, identifier: name, inputs: [], leadingLines: 0)
            let outcome = BlockOutcome(payload: .product(product), printed: "", seconds: 1, key: nil, day: "2026-11-21")
            ledger["01-rates", name] = LedgerEntry(outcome, of: tangled, in: "01-rates", from: nil)
        }
        return (ledger, data)
    }
}
