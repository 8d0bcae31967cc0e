/// Finds in a chapter what was read out of it: a formula that spans lines lacks the indentation and the `>` of its container.
enum SourceAlignment {
    /// - Parameters:
    ///   - offset: UTF-8 bytes into `text`.
    ///   - start: where `text` starts in the source.
    /// - Returns: the offset in the source of that byte.
    static func offset(of offset: Int, in text: String, from start: Int, source: [UInt8]) -> Int {
        let text = Array(text.utf8)
        var place = start
        var index = 0
        while index < min(offset, text.count), place < source.count {
            if text[index] == source[place] {
                place += 1
                index += 1
                if source[place - 1] == newline { skipPrefix(before: text, at: index, source: source, place: &place) }
            } else if isBreak(source[place]) {
                if text[index] == UInt8(ascii: " "), source[place] == newline { index += 1 }
                place += 1
                skipPrefix(before: text, at: index, source: source, place: &place)
            } else {
                return place
            }
        }
        return place
    }

    private static let newline = UInt8(ascii: "\n")

    private static func isBreak(_ byte: UInt8) -> Bool { byte == newline || byte == UInt8(ascii: "\r") }

    /// Over the markers of containers at the start of a line, as far as `text` does not hold them itself.
    private static func skipPrefix(before text: [UInt8], at index: Int, source: [UInt8], place: inout Int) {
        while place < source.count, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">")].contains(source[place]),
            index >= text.count || text[index] != source[place]
        {
            place += 1
        }
    }
}

extension SourceText {
    /// The offset of a position; a position past the end of its line or of the text is that end.
    func offset(of location: SourceLocation) -> Int {
        var line = 1
        var start = 0
        while line < location.line, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            start = end + 1
            line += 1
        }
        return min(start + location.column - 1, bytes.count)
    }
}
