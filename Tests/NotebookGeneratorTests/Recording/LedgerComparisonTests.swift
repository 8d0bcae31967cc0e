import Foundation
import NotebookKit
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import DataRegistry
@testable import NotebookGenerator
@testable import Storage

/// Which recorded values moved, and by how much.
@Suite struct LedgerComparisonTests {
    private func ledger(_ texts: [String: String]) throws -> Ledger {
        var ledger = Ledger()
        for (name, text) in texts { ledger["01-test", name] = try entry(.text(text), kind: .inline) }
        return ledger
    }

    private func entry(_ product: BlockProduct<Digest>, kind: Block.Kind) throws -> LedgerEntry {
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 1)
        let block = TangledBlock(
            block: Block(kind: kind, name: "x", code: "x", codeStart: start, nameLocation: start), identifier: "x", inputs: [],
            leadingLines: 0)
        let outcome = BlockOutcome(payload: .product(product), printed: "", seconds: 1, key: Digest(of: "k"), day: "2026-11-21")
        return try #require(LedgerEntry(outcome, of: block, in: "01-test", from: nil))
    }

    @Test func whatMovedIsToldWithItsSize() throws {
        let old = try ledger(["a": "−0.500", "b": "2.0 × 10⁻⁷", "c": "word", "gone": "1"])
        let new = try ledger(["a": "−0.501", "b": "2.0 × 10⁻⁷", "c": "other", "added": "1"])
        let comparison = try LedgerComparison(from: old, to: new) { _ in
            Data()
        } newData: { _ in
            Data()
        }
        #expect(comparison.moved.map(\.block) == ["a", "c"])
        #expect(comparison.count == 4)
        #expect(abs((comparison.moved[0].relativeChange ?? 0) - 0.001 / 0.501) < 1e-12)
        #expect(comparison.moved[1].relativeChange == nil)
        #expect(comparison.added == ["01-test/added"])
        #expect(comparison.removed == ["01-test/gone"])
    }

    @Test func whatIsPrintedIsComparedDigitByDigit() throws {
        let (old, new) = (try ledger(["a": "1.000", "b": "0.30000000000000004"]), try ledger(["a": "1.001", "b": "0.3"]))
        #expect(
            try LedgerComparison(from: old, to: new) { _ in
                Data()
            } newData: { _ in
                Data()
            }.moved.map(\.block) == ["a"])
        let loosely = try LedgerComparison(from: old, to: new) { _, _ in
            .otherProcessor
        } oldData: { _ in
            Data()
        } newData: { _ in
            Data()
        }
        #expect(loosely.moved.isEmpty && loosely.count == 2)
    }

    @Test func rowsThatCameOrWentAreCounted() throws {
        func ledger(_ csv: String) throws -> Ledger {
            var ledger = Ledger()
            let files = [FigureFile.csv: Digest(of: csv)]
            ledger["01-test", "fig-a"] = try entry(.figure(DrawnFigure(width: 1, height: 1, files: files)), kind: .figure)
            return ledger
        }
        let (old, new) = ("x,y\n1,2\n2,4\n3,6\n", "x,y\n2,4\n3,6\n")
        let comparison = try LedgerComparison(from: try ledger(old), to: try ledger(new)) { _ in
            Data(old.utf8)
        } newData: { _ in
            Data(new.utf8)
        }
        #expect(comparison.moved.map { [$0.name, $0.old, $0.new] } == [["how many values", "6", "4"]])
        #expect(comparison.count == 4)
    }

    @Test func aCellMovesByItsValueOrByWhatItShows() throws {
        func ledger(_ cells: [Table.Cell]) throws -> Ledger {
            var ledger = Ledger()
            ledger["01-test", "tbl"] = try entry(
                .table(Table(columns: [.init("a"), .init("b"), .init("c")], rows: [cells])), kind: .table)
            return ledger
        }
        let old = try ledger([.init("0.5", value: "0.5000000000000001"), .init("0.5", value: "0.51"), .init("2")])
        let new = try ledger([.init("0.50", value: "0.5000000000000001"), .init("0.5", value: "0.52"), .init("2")])
        let comparison = try LedgerComparison(from: old, to: new) { _ in
            Data()
        } newData: { _ in
            Data()
        }
        #expect(comparison.moved.map(\.name) == ["row 1, a", "row 1, b"])
        #expect(comparison.moved.map(\.old) == ["0.5", "0.51"])
        #expect(comparison.moved.map(\.new) == ["0.50", "0.52"])
    }

    @Test func figuresAreComparedByTheirData() throws {
        func ledger(csv: String) throws -> Ledger {
            var ledger = Ledger()
            let files = DrawnFigure(width: 1, height: 1, files: [.csv: Digest(of: csv)])
            ledger["01-test", "fig-x"] = try entry(.figure(files), kind: .figure)
            return ledger
        }
        let old = "series,x,y\n\"a, b\",1,2\n\"say \"\"c\"\"\",2,4\n"
        let new = "series,x,y\n\"a, b\",1,2.0000000000000004\n\"say \"\"c\"\"\",2,5\n"
        let comparison = try LedgerComparison(from: try ledger(csv: old), to: try ledger(csv: new)) { figure in
            #expect(figure == "fig-x")
            return Data(old.utf8)
        } newData: { figure in
            #expect(figure == "fig-x")
            return Data(new.utf8)
        }
        #expect(comparison.count == 6)
        #expect(comparison.moved.map(\.name) == ["line 3, y"])
        #expect(comparison.moved.first?.relativeChange == 0.2)
        // What is as it was is counted, and nobody is asked for how it was.
        let same = try LedgerComparison(from: try ledger(csv: new), to: try ledger(csv: new)) { _ in
            throw SystemFailure("asked for")
        } newData: { _ in
            Data(new.utf8)
        }
        #expect(same.count == 6 && same.moved.isEmpty)
    }

    @Test func fieldsOfDataMayHoldCommasAndQuotes() throws {
        let csv = "series,mark,y\n\"a, b\",line,1\n\"say \"\"c\"\"\",,-2e3\n"
        let values = try LedgerValue.list(csv: Data(csv.utf8), file: "x.csv")
        #expect(
            values.map(\.name) == ["line 2, series", "line 2, mark", "line 2, y", "line 3, series", "line 3, mark", "line 3, y"])
        #expect(values.map(\.text) == ["a, b", "line", "1", "say \"c\"", "", "-2e3"])
        #expect(values.map(\.scale) == [0, 0, 2000, 0, 0, 2000])
    }

    @Test(arguments: [
        ("x,y\n1\n", "x.csv:2:1: 1 fields, but the header has 2"), ("x,y\n1,\"2\n", "x.csv:2:3: this quote is never closed"),
    ])
    func damagedDataIsAnError(_ csv: String, _ message: String) {
        do throws(CSVError) {
            Issue.record("read: \(try LedgerValue.list(csv: Data(csv.utf8), file: "x.csv"))")
        } catch {
            #expect("\(error)" == message)
        }
    }

    /// As many fields in each record as in the header, whatever the names of series hold.
    @Test func theDataOfAllFiguresIsRead() throws {
        let figures = "\(TestBench.packageRoot)/figures"
        let names = try FileManager.default.contentsOfDirectory(atPath: figures).filter { $0.hasSuffix(".csv") }
        #expect(names.count > 50)
        for name in names {
            let values = try LedgerValue.list(csv: try Data(contentsOf: URL(fileURLWithPath: "\(figures)/\(name)")), file: name)
            #expect(values.contains { $0.number != nil }, "\(name)")
        }
    }

    @Test func aLedgerReadsBackAsItWasWritten() throws {
        var ledger = Ledger()
        let table = Table(columns: [.init("$n$")], rows: [[.init("1 ± 2", value: "1", isMarked: true)]])
        ledger["01-test", "tbl-x"] = try entry(.table(table), kind: .table)
        let claim = Claim(statement: "s", found: "f", holds: false, line: 1, column: 2)
        ledger["01-test", "c"] = try entry(.claims([claim]), kind: .check)
        let read = try #require(Ledger(parsing: try ledger.text))
        #expect(try read.text == ledger.text)
        #expect(read["01-test", "c"]?.product == ledger["01-test", "c"]?.product)
        #expect(ledger["01-test", "tbl-x"]?.values == [LedgerValue(name: "row 1, $n$", text: "1", shown: "1 ± 2", scale: 1)])
        #expect(ledger["01-test", "c"]?.values == [LedgerValue(name: "s", text: "f, which is false")])
        #expect(ledger["01-test", "tbl-x"]?.isIntact(as: "x", of: "01-test") == true)
        #expect(ledger["01-test", "tbl-x"]?.isIntact(as: "y", of: "01-test") == false)
        #expect(ledger["01-test", "tbl-x"]?.isIntact(as: "x", of: "02-test") == false)
        #expect(Ledger(parsing: Data("{".utf8)) == nil)
    }

    /// As it was when entries held their durations, under their seals: such an entry stays what it is, to the byte.
    @Test func anEntryWithItsDurationIsRead() throws {
        let text = #"""
            {
            "chapters" : {
            "01-order-of-eigenvalues" : {
            "best" : {
            "day" : "2026-11-28",
            "kind" : "experiment",
            "seal" : "f130da188c236c23",
            "seconds" : 0.001,
            "source" : "x86_64 swift-6.3.1-RELEASE d1b41f63ad258778",
            "wording" : "5abf18aad7bf2217"
            }
            }
            }
            }

            """#
        let (chapter, block) = ("01-order-of-eigenvalues", "best")
        let ledger = try #require(Ledger(parsing: Data(text.utf8)))
        #expect(ledger[chapter, block]?.isIntact(as: block, of: chapter) == true)
        #expect(ledger[chapter, block]?.seconds == 0.001)
        #expect(String(decoding: try ledger.text, as: UTF8.self) == text)
        let other = try #require(Ledger(parsing: Data(text.replacing("0.001", with: "0.002").utf8)))
        #expect(other[chapter, block]?.isIntact(as: block, of: chapter) == false)
    }

    /// As it was before entries had a source and a seal: readable, and not to be relied on.
    @Test func anOlderLedgerIsRead() throws {
        let text =
            #"{"chapters": {"c": {"b": {"day": "2026-11-21", "key": "00", "kind": "inline", "seconds": 0.1, "text": "1"}}}}"#
        let entry = try #require(Ledger(parsing: Data(text.utf8))?["c", "b"])
        #expect(entry.text == "1" && entry.source == nil && !entry.isIntact(as: "b", of: "c"))
    }
}
