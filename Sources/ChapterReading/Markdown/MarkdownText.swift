/// A text to read as Markdown, and its lines, which end as CommonMark says: with a line feed, a carriage return, or both.
struct MarkdownText {
    /// What cmark-gfm reads: where these bytes differ from the author's, a formula or a stray mark is hidden.
    let bytes: [UInt8]
    /// The author's bytes, as many.
    let original: [UInt8]
    /// Each line without its end.
    let lines: [Range<Int>]

    /// - Parameter masked: as long as `original`.
    init(_ original: [UInt8], masked: [UInt8]? = nil) {
        self.original = original
        // A null byte would become three bytes, and move all that follows.
        bytes = (masked ?? original).map { $0 == 0 ? Self.nullMask : $0 }
        lines = Self.lines(of: bytes)
    }

    private static let nullMask: UInt8 = 0x1A
    /// Stands for the `^` of what looks like a footnote and is none.
    static let caretMask: UInt8 = 0x1B

    /// What a text that cmark-gfm took from `bytes` was in `original`.
    static func unmasked(_ text: [UInt8]) -> [UInt8] {
        text.map { $0 == nullMask ? 0 : $0 == caretMask ? UInt8(ascii: "^") : $0 }
    }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(where: \.isNewline) ?? bytes.count
            lines.append(start..<end)
            start = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
        }
        return lines
    }

    /// The line of this index, from 0; past the last one, the end of the text.
    func line(_ index: Int) -> Range<Int> { lines.indices.contains(index) ? lines[index] : bytes.count..<bytes.count }

    /// The index of the line that `offset` is in.
    func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Where the line break at `offset` ends.
    func endOfBreak(_ offset: Int) -> Int {
        min(offset + (bytes[min(offset, bytes.count)...].starts(with: [0x0D, 0x0A]) ? 2 : 1), bytes.count)
    }

    /// The end of the line at `index` without the blanks there.
    func trimmedEnd(ofLine index: Int) -> Int {
        let line = line(index)
        return line.last { !bytes[$0].isBlank }.map { $0 + 1 } ?? line.lowerBound
    }

    /// Past the blanks and the marks of at most `quotes` quotes at the start of the line at `index`.
    func contentStart(ofLine index: Int, quotes: Int) -> Int {
        let line = line(index)
        var offset = line.lowerBound
        var left = quotes
        while offset < line.upperBound {
            if bytes[offset] == UInt8(ascii: ">"), left > 0 { left -= 1 } else if !bytes[offset].isBlank { break }
            offset += 1
        }
        return offset
    }
}
