import Foundation
import Storage

/// How long the recorded blocks took, by chapter and block, in seconds: beside the ledger and not in it, since every run takes another
/// time, and a record is the same whenever it is made.
struct RecordedDurations: Sendable, Equatable {
    static let fileName = "durations.json"

    private var chapters: [String: [String: Double]] = [:]

    subscript(chapter: String, block: String) -> Double? { chapters[chapter]?[block] }

    /// Those of the entries that do not hold their own.
    init(of ledger: Ledger) {
        chapters = ledger.chapters.mapValues { entries in entries.compactMapValues { $0.isTimed ? nil : $0.seconds } }
            .filter { !$0.value.isEmpty }
    }

    /// Those in a folder of figures. What cannot be read holds none: no result hangs on them, and the next build writes the file anew.
    init(readingFrom folder: String) {
        chapters = Self.parse((try? PlainFile.read("\(folder)/\(Self.fileName)")) ?? Data()) ?? [:]
    }

    private static func parse(_ bytes: Data) -> [String: [String: Double]]? {
        try? ForeignJSON.decode([String: [String: Double]].self, from: bytes)
    }

    /// Whether what is in a folder under their name, if anything is, is of their form.
    static func isNoneOfOthers(in folder: String) -> Bool {
        let path = "\(folder)/\(fileName)"
        return !isPresent(path) || (try? PlainFile.read(path)).flatMap(parse) != nil
    }

    /// A line each, in a stable order.
    var text: Data {
        get throws { try LedgerText.lines(of: chapters) }
    }

    var isEmpty: Bool { chapters.isEmpty }
}
