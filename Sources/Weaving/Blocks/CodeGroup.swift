import ChapterReading
import ChapterRunning
import Foundation

/// The code behind a figure or another result, folded into one bar: `Code · 4 blocks · 1.2 s`. What computes comes first, declarations
/// last.
struct CodeGroup {
    let blocks: [(block: Block, outcome: BlockOutcome?)]
    /// The slug of their chapter.
    let chapter: String

    func node() -> HTMLNode? {
        guard !blocks.isEmpty else { return nil }
        let inOrder = blocks.filter { $0.block.kind != .shared } + blocks.filter { $0.block.kind == .shared }
        return .tag(
            "details", ["class": "code"],
            [.tag("summary", [:], [.tag("span", ["class": "code-sum"], [.text(words)] + duration)])]
                + inOrder.map { CodeWeaver(block: $0.block, outcome: $0.outcome, chapter: chapter).node() })
    }

    private var words: String { blocks.count == 1 ? "Code · 1 block" : "Code · \(blocks.count) blocks" }

    private var duration: [HTMLNode] {
        let seconds = blocks.reduce(0) { $0 + ($1.outcome?.seconds ?? 0) }
        return Self.duration(seconds).map { [.tag("span", ["class": "seconds"], " · \($0)")] } ?? []
    }

    /// `1.2 s`, `3 min 20 s`; nil for what takes less than a tenth of a second.
    static func duration(_ seconds: Double) -> String? {
        guard seconds.isFinite, seconds >= 0.1, seconds < 1e6 else { return nil }
        if seconds < 10 { return String(format: "%.1f s", seconds) }
        let whole = Int(seconds.rounded())
        return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
    }

    /// Where a block stands in the author's order, for the script that shows all code there.
    static func place(of block: Block) -> HTMLNode {
        .tag("div", ["class": "code-place", "data-block": ChapterIDs.code(of: block.name)])
    }
}
