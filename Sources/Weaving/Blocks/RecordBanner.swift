import ChapterReading
import ChapterRunning

/// What a page that is made of the record says of that, once, before its text.
struct RecordBanner {
    let chapter: Chapter
    let outcomes: ChapterOutcomes

    func node() -> HTMLNode? {
        let recorded = chapter.blocks.compactMap { outcomes[$0] }.filter { $0.note?.isPublishedAlone ?? false && !$0.isFailure }
        guard let first = recorded.map(\.day).min(), let last = recorded.map(\.day).max() else { return nil }
        let days: [HTMLNode] =
            first == last ? [.text("on "), .day(first)] : [.text("between "), .day(first), .text(" and "), .day(last)]
        return .tag(
            "p", ["class": "recorded", "role": "note"],
            [.text("What this page shows was recorded ")] + days + [.text("; nothing was run to publish it.")]
                + doubts(about: recorded))
    }

    private func doubts(about recorded: [BlockOutcome]) -> [HTMLNode] {
        let doubts = recorded.compactMap { $0.note?.doubt }
        let modules = Set(doubts.flatMap(\.modules)).sorted()
        if !modules.isEmpty {
            let names = modules.map { [HTMLNode.tag("code", [:], $0)] }.joined(separator: [HTMLNode.text(", ")])
            return [.text(" Since then what it may depend on has changed: ")] + Array(names) + [.text(".")]
        }
        return doubts.contains(.unknown) ? [.text(" The record does not tell what it was made of.")] : []
    }
}
