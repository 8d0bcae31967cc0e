import ChapterInterface
import Foundation
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// What a merge gone wrong, or a hand, can do to `figures/`.
struct RecordDamage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Whether the next build finds the very bytes again, with the days and durations that were recorded.
    let isUndone: Bool
    let apply: @Sendable (_ figures: String) throws -> Void

    /// Whether it is damage to what is recorded of code, which stands in for no outcome.
    var isOfCode: Bool { testDescription.contains("record of code") }

    /// Damage to the ledger.
    private init(_ name: String, isUndone: Bool = false, ledger change: @escaping @Sendable (inout Ledger) -> Void) {
        testDescription = name
        self.isUndone = isUndone
        apply = { figures in
            var ledger = try Ledger(readingFrom: figures)
            change(&ledger)
            try ledger.text.write(to: URL(fileURLWithPath: "\(figures)/\(Ledger.fileName)"))
        }
    }

    /// Damage to one of the other files, which the ledger has the digests of.
    private init(_ name: String, of file: String, _ change: @escaping @Sendable (Data) -> Data?) {
        testDescription = name
        isUndone = true
        apply = { figures in
            let path = URL(fileURLWithPath: "\(figures)/\(file)")
            let bytes = change(try Data(contentsOf: path))
            if let bytes { try bytes.write(to: path) } else { try FileManager.default.removeItem(at: path) }
        }
    }

    private static let (first, second) = ("01-signals", "02-solvers")
    private static let (figure, table) = ("fig-energy", "tbl-energy")
    private static let (text, slope, bound) = (name(Name.stepsText), name(Name.slopeText), name(Name.boundText))

    private static func name(_ place: String) -> String { String(place.split(separator: "/")[1]) }

    static let all: [RecordDamage] = inValues + inFacts + inPlaces + inFiles

    private static let inValues = [
        RecordDamage("a number in the text", isUndone: true) { $0[first, text]?.text = "17.00" },
        RecordDamage("a number's last digit", isUndone: true) { ledger in
            let digit = ledger[first, text]?.text?.popLast()
            ledger[first, text]?.text? += digit == "5" ? "6" : "5"
        },
        RecordDamage("what a cell shows", isUndone: true) { $0[first, table]?.table?.rows[1][1].text = "0.5" },
        RecordDamage("the last digit of a cell", isUndone: true) { $0[first, table]?.table?.rows[1][1].value += "1" },
        RecordDamage("a row of a table", isUndone: true) { $0[first, table]?.table?.rows.removeLast() },
        RecordDamage("a claim", isUndone: true) { $0[first, name(Name.positive)]?.claims?.removeLast() },
        RecordDamage("what a claim found", isUndone: true) { ledger in
            guard let claim = ledger[first, name(Name.positive)]?.claims?[0] else { return }
            ledger[first, name(Name.positive)]?.claims?[0] = Claim(
                statement: claim.statement, found: claim.found + "1", holds: true, line: claim.line, column: claim.column)
        },
        RecordDamage("the digest of a figure's data", isUndone: true) {
            $0[first, figure]?.figure?.files[.csv] = Digest(of: "other")
        },
        RecordDamage("the digest of a drawing", isUndone: true) { $0[first, figure]?.figure?.files[.svg] = Digest(of: "other") },
        RecordDamage("a figure's size", isUndone: true) { $0[first, figure]?.figure?.height = 1 },
    ]

    private static let inFacts = [
        RecordDamage("an expression", isUndone: true) { $0[first, text]?.expression = "other" },
        RecordDamage("a kind", isUndone: true) { $0[first, text]?.kind = .check },
        RecordDamage("a day") { $0[first, text]?.day = "1999-01-01" },
        RecordDamage("a source") { $0[first, text]?.source = BlockSource("x86_64 other 0000000000000000") },
        RecordDamage("all sources") { ledger in
            for (chapter, entries) in ledger.chapters {
                for block in entries.keys { ledger[chapter, block]?.source = nil }
            }
        },
    ]

    private static let inPlaces = [
        RecordDamage("an entry deleted") { $0[first, table] = nil },
        RecordDamage("a figure's entry deleted") { $0[first, figure] = nil },
        RecordDamage("a chapter deleted") { $0.chapters[first] = nil },
        RecordDamage("everything deleted") { $0.chapters = [:] },
        RecordDamage("an entry added", isUndone: true) { $0[first, "steps-again"] = $0[first, "steps"] },
        RecordDamage("a chapter added", isUndone: true) {
            $0.chapters["04-more"] = $0.chapters[first]?.filter { $0.key != figure }
        },
        RecordDamage("entries of two kinds swapped") { swap(&$0, (first, figure), (first, table)) },
        RecordDamage("entries of two values swapped") { swap(&$0, (second, slope), (second, bound)) },
        RecordDamage("figures swapped") { swap(&$0, (first, figure), (second, "fig-line")) },
        RecordDamage("an entry in place of another") { $0[second, slope] = $0[second, bound] },
    ]

    private static let inFiles = [
        RecordDamage("data cut short", of: "fig-energy.csv") { $0.dropLast(9) },
        RecordDamage("a row of data deleted", of: "fig-energy.csv") { data in
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
            return Data((lines.dropLast().joined(separator: "\n") + "\n").utf8)
        },
        RecordDamage("the last digit of data", of: "fig-energy.csv") { data in
            let (rest, digit) = (data.dropLast(2), data[data.count - 2])
            return rest + [digit == UInt8(ascii: "5") ? UInt8(ascii: "6") : UInt8(ascii: "5")] + data.suffix(1)
        },
        RecordDamage("data emptied", of: "fig-energy.csv") { _ in Data() },
        RecordDamage("data deleted", of: "fig-line.csv") { _ in nil },
        RecordDamage("marks of a conflict in data", of: "fig-line.csv") { $0 + Data("<<<<<<< ours\n".utf8) },
        RecordDamage("a drawing cut short", of: "fig-line.svg") { $0.prefix(500) },
        RecordDamage("a drawing deleted", of: "fig-line.svg") { _ in nil },
        RecordDamage("a drawing of something else", of: "fig-line.svg") { _ in Data("<svg/>".utf8) },
        RecordDamage("a name in the record of code", of: RecordedCode.fileName) { data in
            Data(String(decoding: data, as: UTF8.self).replacing("\ttenth", with: "\tninth").utf8)
        },
        RecordDamage("the record of code cut short", of: RecordedCode.fileName) { $0.dropLast(40) },
        RecordDamage("marks of a conflict in the record of code", of: RecordedCode.fileName) { Data("<<<<<<< ours\n".utf8) + $0 },
    ]

    private static func swap(
        _ ledger: inout Ledger, _ one: (chapter: String, block: String), _ other: (chapter: String, block: String)
    ) {
        let entry = ledger[one.chapter, one.block]
        ledger[one.chapter, one.block] = ledger[other.chapter, other.block]
        ledger[other.chapter, other.block] = entry
    }
}
