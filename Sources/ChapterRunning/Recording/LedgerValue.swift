import ChapterInterface
import DataRegistry
import Foundation

/// A number or a text of the report, as the record has it.
struct LedgerValue: Equatable, Sendable {
    /// What it is inside its block: `row 2, $\gamma$`; empty for an inline value.
    var name: String
    var text: String
    /// What the page shows of it, where that is rounded.
    var shown: String?
    /// The largest magnitude of its column, for a number in full; nil for one that is as it is printed.
    var scale: Double?

    /// Whether the two are the same value.
    func agrees(with other: LedgerValue, within tolerance: RecordTolerance) -> Bool {
        guard tolerance.agree(name, other.name), tolerance.agree(shown ?? "", other.shown ?? "") else { return false }
        if text == other.text { return true }
        if let scale, let otherScale = other.scale, let number = Double(text), let otherNumber = Double(other.text) {
            return tolerance.agree(number, otherNumber, scale: max(scale, otherScale))
                || tolerance.agreeInSixDigits(text, other.text)
        }
        return tolerance.agree(text, other.text)
    }

    /// The number that it is, if it is one.
    var number: Double? { Double(text) ?? PrintedText(text).number }
}

extension LedgerEntry {
    /// What the page shows of this entry, in the page's order; a figure's numbers are in its CSV.
    var values: [LedgerValue] {
        let shown = product?.shown ?? []
        var scales: [Int: Double] = [:]
        for value in shown {
            guard let column = value.column, let number = Double(value.text), number.isFinite else { continue }
            scales[column] = max(scales[column] ?? 0, abs(number))
        }
        return shown.map { value in
            let isRounded = value.rounded != nil
            return LedgerValue(
                name: value.name, text: value.text, shown: value.rounded,
                scale: isRounded ? value.column.map { scales[$0] ?? 0 } : nil)
        }
    }
}

extension LedgerValue {
    /// The values of a figure's CSV: each field by its line and column.
    ///
    /// - Parameter file: the file's name, for errors.
    static func list(csv bytes: Data, file: String) throws(CSVError) -> [LedgerValue] {
        var reader = CSVReader(Array(bytes), file: file)
        let header = try reader.next() ?? []
        var records: [[CSVReader.Field]] = []
        while let record = try reader.next() {
            guard record.count == header.count else {
                throw reader.error(.fieldCount(found: record.count, expected: header.count), line: record[0].line, column: 1)
            }
            records.append(record)
        }
        let scales = scales(records.map { $0.map(\.text) })
        return records.flatMap { record in
            zip(header, record).enumerated().map { column, pair in
                LedgerValue(name: "line \(pair.1.line), \(pair.0.text)", text: pair.1.text, scale: scales[column])
            }
        }
    }

    /// The largest magnitude of each column.
    private static func scales(_ rows: [[String]]) -> [Double] {
        var scales: [Double] = []
        for row in rows {
            for (column, text) in row.enumerated() {
                if column == scales.count { scales.append(0) }
                if let number = Double(text), number.isFinite { scales[column] = max(scales[column], abs(number)) }
            }
        }
        return scales
    }
}
