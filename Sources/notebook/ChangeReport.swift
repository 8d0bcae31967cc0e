import ChapterReading
import ChapterRunning
import Foundation

/// What `diff` and `verify` print: what moved, a line each, and a line that sums it up.
struct ChangeReport {
    let comparison: LedgerComparison
    /// Where each block stands, by `chapter/block`.
    let places: [String: SourceLocation]
    /// What the values did: `moved`.
    let verb: String

    /// So many values of one block are told, each in a line; more are summed up.
    static let linesOfBlock = 12

    var text: String {
        var lines = comparison.moved.chunked { ($0.chapter, $0.block) == ($1.chapter, $1.block) }.flatMap(lines)
        lines += comparison.added.map { "new: \($0)" } + comparison.removed.map { "gone: \($0)" }
        let largest = comparison.largestRelativeChange.map { ", largest relative change \(Self.scientific($0))" } ?? ""
        lines.append("\(comparison.moved.count) of \(comparison.count) values \(verb)\(largest)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines of one block's values.
    private func lines(_ values: ArraySlice<LedgerComparison.Moved>) -> [String] {
        let told = values.prefix(values.count > Self.linesOfBlock ? Self.linesOfBlock - 2 : Self.linesOfBlock)
        let rest = values.dropFirst(told.count)
        guard let first = rest.first else { return told.map(line) }
        let largest = rest.compactMap(\.relativeChange).max().map { ", by at most \(Self.scientific($0))" } ?? ""
        return told.map(line) + ["\(place(first)): \(first.block): \(rest.count) more \(verb)\(largest)"]
    }

    private func line(_ value: LedgerComparison.Moved) -> String {
        let name = value.name.isEmpty ? value.block : "\(value.block), \(value.name)"
        let change = value.relativeChange.map { " (\(Self.scientific($0)))" } ?? ""
        return "\(place(value)): \(name): \(value.old) → \(value.new)\(change)"
    }

    private func place(_ value: LedgerComparison.Moved) -> String {
        places["\(value.chapter)/\(value.block)"].map { "\($0.file):\($0.line)" } ?? value.chapter
    }

    /// `2e-4`.
    private static func scientific(_ value: Double) -> String {
        value == 0 || value >= 1e-2 ? String(format: "%.2g", value) : String(format: "%.0e", value)
    }
}

extension Array {
    /// Cut between elements that do not belong together.
    fileprivate func chunked(_ belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        for index in indices {
            if index > 0, belong(self[index - 1], self[index]) {
                chunks[chunks.count - 1] = self[chunks[chunks.count - 1].startIndex...index]
            } else {
                chunks.append(self[index...index])
            }
        }
        return chunks
    }
}
