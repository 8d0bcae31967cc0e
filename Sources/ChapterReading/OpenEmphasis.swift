/// Asterisks around words that CommonMark leaves as they are, since a sign stands inside of them and a letter outside, or a blank inside:
/// `**"quoted"**text`, `**Note:**text`, `** bold**`.
struct OpenEmphasis {
    let bytes: [UInt8]
    /// Text in which nothing is escaped.
    let range: Range<Int>
    /// Parts of it that are TeX, in order.
    var formulas: [Range<Int>] = []

    /// The first pair, with what it stands around.
    func first() -> Range<Int>? {
        let runs = runs()
        return zip(runs, runs.dropFirst()).first { $0.count == $1.count && isPair($0, $1) }
            .map { $0.lowerBound..<$1.upperBound }
    }

    private func runs() -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var formulas = formulas[...]
        var offset = range.lowerBound
        while offset < range.upperBound {
            if let formula = formulas.first, formula.lowerBound <= offset {
                offset = max(offset, formula.upperBound)
                formulas.removeFirst()
            } else if bytes[offset] == UInt8(ascii: "*") {
                let end = bytes[offset..<range.upperBound].firstIndex { $0 != UInt8(ascii: "*") } ?? range.upperBound
                runs.append(offset..<end)
                offset = end
            } else {
                offset += 1
            }
        }
        return runs
    }

    /// Whether an author took them for the two ends of something. What stands on its own, as in `a * b`, in `2**3` or in the levels of
    /// significance `*p < 0.1`, is none.
    private func isPair(_ opening: Range<Int>, _ closing: Range<Int>) -> Bool {
        let (before, first) = (byte(opening.lowerBound - 1), byte(opening.upperBound))
        let (last, after) = (byte(closing.lowerBound - 1), byte(closing.upperBound))
        guard opening.upperBound < closing.lowerBound, opening.count < 4, !(Self.isWord(before) && Self.isWord(after)) else {
            return false
        }
        switch (Self.isBlank(first), Self.isBlank(last)) {
        case (false, false): return true
        case (true, false): return opening.count > 1 && Self.isBlank(before)
        case (false, true): return opening.count > 1 && Self.isBlank(after)
        case (true, true): return false
        }
    }

    /// Nil outside of the text.
    private func byte(_ offset: Int) -> UInt8? { range.contains(offset) ? bytes[offset] : nil }

    private static func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0.isBlank || $0.isNewline } ?? true }

    private static func isWord(_ byte: UInt8?) -> Bool { byte.map { $0.isLetter || $0.isDigit || $0 >= 0x80 } ?? false }
}
