/// Reads citations as Pandoc writes them.
struct CitationSyntax {
    struct Item {
        var key: Range<Int>
        var citation: Citation.Item
        /// Whether a key stands behind it that no semicolon divides from it.
        var holdsAnother: Bool
    }

    let bytes: [UInt8]
    let range: Range<Int>

    /// What stands between the brackets of a group; nil where no work is named, and items that name none are nil.
    func group(at open: Int) -> (items: [Item?], end: Int)? {
        guard let close = closingBracket(from: open + 1) else { return nil }
        let parts = split(open + 1..<close)
        let items = parts.map(item)
        return items.contains { $0 != nil } ? (items, close + 1) : nil
    }

    /// `[p. 3]` after a key: the place in the work.
    func locator(at offset: Int) -> (text: String, end: Int)? {
        var open = offset
        while byte(open) == UInt8(ascii: " ") { open += 1 }
        guard byte(open) == UInt8(ascii: "["), let close = closingBracket(from: open + 1) else { return nil }
        let text = text(open + 1..<close)
        let term =
            /^(?:pp?|chap(?:ter)?s?|ch|sec(?:tion|s)?|vol|fig|eq|theorem|thm|lemma|line|note|no|part|para|verse|fol|bk|book|§+|¶+)\b|^[0-9§¶]/
        return text.contains(term) ? (text, close + 1) : nil
    }

    /// The key at `offset`, which follows an `@`: `li2024`, `müller2012`, `http://zotero.org/users/1/items/AB`, `{any key}`.
    func key(at offset: Int) -> (key: Range<Int>, end: Int)? {
        if byte(offset) == UInt8(ascii: "{") {
            guard let close = bytes[(offset + 1)..<range.upperBound].firstIndex(of: UInt8(ascii: "}")), close > offset + 1 else {
                return nil
            }
            return (offset + 1..<close, close + 1)
        }
        var end = offset
        while let byte = byte(end), Self.isKeyByte(byte), !isDash(end) { end += 1 }
        while end > offset, !Self.isWordByte(bytes[end - 1]) { end -= 1 }
        guard end > offset, Self.isWordByte(bytes[offset]) else { return nil }
        return (offset..<end, end)
    }

    /// A dash or a quotation mark beyond ASCII, of which no key is made: what follows is the sentence's.
    private func isDash(_ offset: Int) -> Bool { byte(offset) == 0xE2 && byte(offset + 1) == 0x80 }

    private func item(_ part: Range<Int>) -> Item? {
        guard let sign = part.first(where: { bytes[$0] == UInt8(ascii: "@") && startsKey($0, in: part) }),
            let (key, end) = key(at: sign + 1)
        else { return nil }
        let isSuppressed = sign > part.lowerBound && bytes[sign - 1] == UInt8(ascii: "-")
        var citation = Citation.Item(key: String(decoding: bytes[key], as: UTF8.self))
        citation.prefix = text(part.lowerBound..<(isSuppressed ? sign - 1 : sign))
        citation.suffix = text(end..<max(end, part.upperBound))
        citation.suppressesAuthor = isSuppressed
        let another = (end..<max(end, part.upperBound)).contains { offset in
            bytes[offset] == UInt8(ascii: "@") && !bytes[offset - 1].isNameByte && self.key(at: offset + 1) != nil
        }
        return Item(key: key, citation: citation, holdsAnother: another)
    }

    /// Not inside a word or an address.
    private func startsKey(_ sign: Int, in part: Range<Int>) -> Bool {
        guard sign > part.lowerBound else { return true }
        let before = bytes[sign - 1]
        if before == UInt8(ascii: "-") { return sign - 1 == part.lowerBound || bytes[sign - 2].isWhitespace }
        return before.isWhitespace || before == UInt8(ascii: ">")
    }

    /// In bytes. What is longer cites nothing, and to look for its end at each bracket takes time as the square of the text.
    private static let longestGroup = 4000
    /// As many brackets in each other are none of a citation's.
    private static let deepestGroup = 8

    private func closingBracket(from start: Int) -> Int? {
        var depth = 0
        for offset in start..<min(max(range.upperBound, start), start + Self.longestGroup) {
            switch bytes[offset] {
            case UInt8(ascii: "["):
                depth += 1
                if depth == Self.deepestGroup { return nil }
            case UInt8(ascii: "]"):
                if depth == 0 { return offset }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    /// At the semicolons, but not inside braces.
    private func split(_ content: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = content.lowerBound
        var isInBraces = false
        for offset in content {
            switch bytes[offset] {
            case UInt8(ascii: "{"): isInBraces = true
            case UInt8(ascii: "}"): isInBraces = false
            case UInt8(ascii: ";") where !isInBraces:
                parts.append(start..<offset)
                start = offset + 1
            default: break
            }
        }
        return parts + [start..<content.upperBound]
    }

    /// Words with one blank between them; the marks of a quote at the start of a line are none.
    private func text(_ range: Range<Int>) -> String {
        let lines = bytes[range].split(whereSeparator: \.isNewline).enumerated().map { index, line in
            index == 0 ? line : line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    private func byte(_ offset: Int) -> UInt8? { range.contains(offset) ? bytes[offset] : nil }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool { isWordByte(byte) || ":.#$%&-+?<>~/".utf8.contains(byte) }
}
