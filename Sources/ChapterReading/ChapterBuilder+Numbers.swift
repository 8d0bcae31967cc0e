extension ChapterBuilder {
    /// The numbers that an author gives to items are those of the page where they count on from the first, or are all alike; the first that
    /// is another one is told.
    mutating func reportNumbers(of items: [[BlockNode]]) {
        let written = items.map { $0.first.flatMap { number(before: $0.range.lowerBound) } }
        guard let first = written.first ?? nil, written.contains(where: { $0 != nil && $0?.value != first.value }) else { return }
        for (index, number) in written.enumerated() {
            guard let number, number.value != first.value + index else { continue }
            return report(.renumbered(written: number.value, shown: first.value + index), at: number.range)
        }
    }

    /// `12` of `12. ` or `12) ` before an item's text.
    private func number(before offset: Int) -> (value: Int, range: Range<Int>)? {
        var end = offset
        while end > 0, prose.bytes[end - 1].isBlank { end -= 1 }
        guard end > 0, ".)".utf8.contains(prose.bytes[end - 1]) else { return nil }
        end -= 1
        var start = end
        while start > 0, prose.bytes[start - 1].isDigit, end - start < 9 { start -= 1 }
        return Int(text(start..<end)).map { ($0, start..<end) }
    }
}
