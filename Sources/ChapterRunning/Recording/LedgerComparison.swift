import ChapterInterface
import Foundation

/// What moved between two ledgers.
package struct LedgerComparison: Sendable, Equatable {
    package struct Moved: Sendable, Equatable {
        package var chapter: String
        package var block: String
        /// What moved inside the block; empty for an inline value.
        package var name: String
        package var old: String
        package var new: String
        /// |new − old| / max(|new|, |old|); nil where one of them is no number.
        package var relativeChange: Double?
    }

    /// How many values the new ledger has.
    package var count = 0
    package var moved: [Moved] = []
    /// `chapter/block` of blocks that only one of the two has.
    package var added: [String] = []
    package var removed: [String] = []

    package var largestRelativeChange: Double? { moved.compactMap(\.relativeChange).max() }

    package init() {}

    /// - Parameters:
    ///   - tolerance: how far apart values of two sources may be and still be the same.
    ///   - oldData: the data of a figure, by its name, where it is not the same as the new.
    ///   - newData: the data of every figure, by its name.
    package init(
        from old: Ledger, to new: Ledger,
        within tolerance: (_ old: BlockSource?, _ new: BlockSource?) -> RecordTolerance = { _, _ in .otherCode },
        oldData: (_ figure: String) throws -> Data, newData: (_ figure: String) throws -> Data
    ) throws {
        for (chapter, blocks) in new.chapters.sorted(by: { $0.key < $1.key }) {
            for (block, entry) in blocks.sorted(by: { $0.key < $1.key }) {
                guard let before = old[chapter, block] else {
                    added.append("\(chapter)/\(block)")
                    count += entry.values.count
                    continue
                }
                var (oldValues, newValues) = (before.values, entry.values)
                if let data = entry[.csv] {
                    newValues = try LedgerValue.list(csv: FigureTable.filled(try newData(block)), file: "\(block).csv")
                    guard data != before[.csv] else {
                        count += newValues.count
                        continue
                    }
                    oldValues = try LedgerValue.list(csv: FigureTable.filled(try oldData(block)), file: "\(block).csv, as it was")
                    guard oldValues.count == newValues.count else {
                        // Rows came or went: line by line, others would be compared than belong together.
                        moved.append(
                            Moved(
                                chapter: chapter, block: block, name: "how many values", old: "\(oldValues.count)",
                                new: "\(newValues.count)", relativeChange: nil))
                        count += newValues.count
                        continue
                    }
                }
                compare(oldValues, newValues, in: chapter, block, tolerance(before.source, entry.source))
            }
        }
        for (chapter, blocks) in old.chapters.sorted(by: { $0.key < $1.key }) {
            removed += blocks.keys.filter { new[chapter, $0] == nil }.sorted().map { "\(chapter)/\($0)" }
        }
    }

    private mutating func compare(
        _ old: [LedgerValue], _ new: [LedgerValue], in chapter: String, _ block: String, _ tolerance: RecordTolerance
    ) {
        count += new.count
        for index in 0..<max(old.count, new.count) {
            let before = old.indices.contains(index) ? old[index] : nil
            let after = new.indices.contains(index) ? new[index] : nil
            if let before, let after, before.agrees(with: after, within: tolerance) { continue }
            let isShownOnly = before?.text == after?.text
            moved.append(
                Moved(
                    chapter: chapter, block: block, name: after?.name ?? before?.name ?? "",
                    old: before?.told(isShownOnly) ?? "none", new: after?.told(isShownOnly) ?? "none",
                    relativeChange: Self.relativeChange(before?.number, after?.number)))
        }
    }

    private static func relativeChange(_ old: Double?, _ new: Double?) -> Double? {
        guard let old, let new else { return nil }
        let scale = max(abs(old), abs(new))
        return scale == 0 ? 0 : abs(new - old) / scale
    }
}

extension LedgerValue {
    /// The value in full; what the page shows of it, where only that moved.
    fileprivate func told(_ isShownOnly: Bool) -> String { isShownOnly ? shown ?? text : text }
}
