/// Finds `[^label]:`, and hides from cmark-gfm every `[^label]` that has none.
///
/// cmark-gfm 0.29 takes `[^` up to the next bracket for a note before it looks for its text, and where a line ends in between it puts
/// back other bytes than were there.
struct FootnoteMask {
    struct Definition {
        var label: String
        /// Of the mark.
        var range: Range<Int>
    }

    /// What looks like a definition; in code it is none.
    private(set) var definitions: [Definition] = []
    private let original: [UInt8]

    init(_ original: [UInt8]) {
        self.original = original
        guard original.contains(UInt8(ascii: "^")) else { return }
        for open in Self.openers(in: original) {
            guard let end = labelEnd(open), end + 1 < original.count, original[end + 1] == UInt8(ascii: ":"), startsLine(open)
            else {
                continue
            }
            definitions.append(Definition(label: label(open, end), range: open..<end + 2))
        }
    }

    /// - Parameter bytes: as many as the text has.
    func hiding(in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let labels = Set(definitions.map { $0.label.lowercased() })
        for open in Self.openers(in: original) {
            let isDefined = labelEnd(open).map { labels.contains(label(open, $0).lowercased()) } ?? false
            if !isDefined { bytes[open + 1] = MarkdownText.caretMask }
        }
        return bytes
    }

    /// The offset of each `[^`.
    private static func openers(in bytes: [UInt8]) -> [Int] {
        bytes.indices.dropLast().filter { bytes[$0] == UInt8(ascii: "[") && bytes[$0 + 1] == UInt8(ascii: "^") }
    }

    /// The bracket that closes a label; nil when there is none that holds nothing else than a label.
    private func labelEnd(_ open: Int) -> Int? {
        guard let end = original[(open + 2)...].firstIndex(where: { !Self.isLabelByte($0) }), end > open + 2 else { return nil }
        return original[end] == UInt8(ascii: "]") ? end : nil
    }

    private func label(_ open: Int, _ end: Int) -> String { String(decoding: original[open + 2..<end], as: UTF8.self) }

    static func isLabelByte(_ byte: UInt8) -> Bool {
        byte.isNameByte || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }

    /// Whether nothing but the marks of quotes and lists stands before it on its line.
    private func startsLine(_ open: Int) -> Bool {
        var offset = open - 1
        while offset >= 0, !original[offset].isNewline {
            let byte = original[offset]
            guard byte.isBlank || byte.isDigit || ">-+*.)".utf8.contains(byte) else { return false }
            offset -= 1
        }
        return true
    }
}

extension FootnoteMask {
    /// The definitions that the text has and no page would show: nothing refers to them, or another one has their label.
    func unused(_ reading: MarkdownReader.Reading) -> [Definition] {
        let used = Set(reading.footnotes.map(\.range.lowerBound))
        let shown = (reading.blocks + reading.footnotes.flatMap(\.blocks)).flatMap(\.shown).sorted {
            $0.lowerBound < $1.lowerBound
        }
        var index = 0
        return definitions.filter { definition in
            let offset = definition.range.lowerBound
            while index < shown.count, shown[index].upperBound <= offset { index += 1 }
            let isShown = index < shown.count && shown[index].contains(offset)
            return !used.contains(offset) && !isShown
        }
    }
}

extension BlockNode {
    /// The bytes that it shows.
    fileprivate var shown: [Range<Int>] {
        switch content {
        case .quote(let blocks): blocks.flatMap(\.shown)
        case .list(_, _, let items): items.joined().flatMap(\.shown)
        default: [range]
        }
    }
}
