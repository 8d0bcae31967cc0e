/// The text of one paragraph, heading or cell as cmark-gfm reads its inlines: its lines without what stands before them, each byte with
/// the place where it was written.
struct InlineContent {
    private(set) var bytes: [UInt8] = []
    /// The author's bytes, as many.
    private(set) var original: [UInt8] = []
    private var offsets: [Int] = []
    /// How many bytes of the source each was written with.
    private var widths: [Int] = []
    /// Where a text without any byte stands.
    private let start: Int

    /// - Parameters:
    ///   - lines: the parts of the source's lines that are text.
    ///   - isCell: whether `\|` stands for `|`, before anything else is read.
    init(_ lines: [Range<Int>], of text: MarkdownText, isCell: Bool = false) {
        start = lines.first?.lowerBound ?? 0
        for (index, line) in lines.enumerated() {
            if index > 0 {
                let end = lines[index - 1].upperBound
                append(UInt8(ascii: "\n"), UInt8(ascii: "\n"), at: end, width: text.endOfBreak(end) - end)
            }
            append(line, of: text, isCell: isCell)
        }
        while let last = bytes.last, last.isWhitespace { removeLast() }
    }

    private mutating func append(_ line: Range<Int>, of text: MarkdownText, isCell: Bool) {
        var offset = line.lowerBound
        while offset < line.upperBound {
            let isPipe =
                isCell && text.bytes[offset] == UInt8(ascii: "\\") && offset + 1 < line.upperBound
                && text.bytes[offset + 1] == UInt8(ascii: "|")
            let width = isPipe ? 2 : 1
            append(text.bytes[offset + width - 1], text.original[offset + width - 1], at: offset, width: width)
            offset += width
        }
    }

    private mutating func append(_ byte: UInt8, _ written: UInt8, at offset: Int, width: Int) {
        bytes.append(byte)
        original.append(written)
        offsets.append(offset)
        widths.append(width)
    }

    private mutating func removeLast() {
        bytes.removeLast()
        original.removeLast()
        offsets.removeLast()
        widths.removeLast()
    }

    var count: Int { bytes.count }

    /// Where the byte at `index` was written; past the last one, where the text ends.
    func offset(_ index: Int) -> Int { index < count ? offsets[index] : end(count) }

    /// Where in the source the text before `index` ends.
    func end(_ index: Int) -> Int { index == 0 ? start : offsets[index - 1] + widths[index - 1] }

    func source(_ range: Range<Int>) -> Range<Int> {
        range.isEmpty ? offset(range.lowerBound)..<offset(range.lowerBound) : offset(range.lowerBound)..<end(range.upperBound)
    }

    /// Whether the byte was written as it is read, right after the one before it.
    func isLiteral(_ index: Int) -> Bool { widths[index] == 1 && original[index] != 0 }

    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }
}
