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

    var text: String {
        var lines = comparison.moved.map(line)
        lines += comparison.added.map { "new: \($0)" } + comparison.removed.map { "gone: \($0)" }
        let largest = comparison.largestRelativeChange.map { ", largest relative change \(Self.scientific($0))" } ?? ""
        lines.append("\(comparison.moved.count) of \(comparison.count) values \(verb)\(largest)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ value: LedgerComparison.Moved) -> String {
        let place = places["\(value.chapter)/\(value.block)"].map { "\($0.file):\($0.line)" } ?? value.chapter
        let name = value.name.isEmpty ? value.block : "\(value.block), \(value.name)"
        let change = value.relativeChange.map { " (\(Self.scientific($0)))" } ?? ""
        return "\(place): \(name): \(value.old) → \(value.new)\(change)"
    }

    /// `2e-4`.
    private static func scientific(_ value: Double) -> String {
        value == 0 || value >= 1e-2 ? String(format: "%.2g", value) : String(format: "%.0e", value)
    }
}
