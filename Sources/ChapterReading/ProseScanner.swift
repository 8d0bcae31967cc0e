/// Finds `@fig-x`, `[@key; @other]` and `{#label}` in text that is neither code nor math nor escaped.
struct ProseScanner {
    struct Mark {
        enum Kind {
            case reference(label: Range<Int>)
            /// `@word`, which is no label and stands for itself.
            case mention(Range<Int>)
            /// Each key, and what is cited.
            case citation(keys: [Range<Int>], Citation)
            case malformedCitation
            case label(Range<Int>)
            /// `[^label]`, which is no note's.
            case footnote(Range<Int>)
        }

        var kind: Kind
        var range: Range<Int>
    }

    /// What labels start with.
    static let prefixes = Block.Kind.allCases.compactMap(\.traits.label?.prefix) + ["eq", "sec"]

    let bytes: [UInt8]
    let range: Range<Int>
    /// The keys that `@key` cites without brackets.
    var works: Set<String> = []

    func marks() -> [Mark] {
        var marks: [Mark] = []
        guard bytes[range].contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") })
        else {
            return []
        }
        var offset = range.lowerBound
        while offset < range.upperBound {
            if let mark = mark(at: offset) {
                marks.append(mark)
                offset = mark.range.upperBound
            } else {
                offset += 1
            }
        }
        return marks
    }

    private func mark(at offset: Int) -> Mark? {
        switch bytes[offset] {
        case UInt8(ascii: "@"): reference(at: offset)
        case UInt8(ascii: "["): byte(offset + 1) == UInt8(ascii: "^") ? footnote(at: offset) : citation(at: offset)
        case UInt8(ascii: "{"): label(at: offset)
        default: nil
        }
    }

    /// Not inside a word or an address; a full stop or hyphen at the end is the sentence's.
    private func reference(at offset: Int) -> Mark? {
        if let before = byte(offset - 1), before == UInt8(ascii: ".") || before.isNameByte && before != UInt8(ascii: "-") {
            return nil
        }
        if let citation = textualCitation(at: offset) { return citation }
        var end = offset + 1
        while end < range.upperBound, bytes[end].isNameByte { end += 1 }
        while end > offset + 1, !bytes[end - 1].isLetter, !bytes[end - 1].isDigit { end -= 1 }
        let label = offset + 1..<end
        let name = String(decoding: bytes[label], as: UTF8.self)
        guard !name.isEmpty else { return nil }
        let isLabel = Self.prefixes.contains { name.hasPrefix($0 + "-") }
        return Mark(kind: isLabel ? .reference(label: label) : .mention(label), range: offset..<end)
    }

    private func citation(at offset: Int) -> Mark? {
        guard let (items, end) = CitationSyntax(bytes: bytes, range: range).group(at: offset) else { return nil }
        let found = items.compactMap { $0 }
        // `[@fig-x; @tbl-y]` are references in brackets.
        if found.count == items.count, found.allSatisfy({ isLabel($0.key) }) { return nil }
        let isCitation = found.count == items.count && !found.contains { isLabel($0.key) || $0.holdsAnother }
        let citation = Citation(items: found.map(\.citation))
        return Mark(kind: isCitation ? .citation(keys: found.map(\.key), citation) : .malformedCitation, range: offset..<end)
    }

    /// `@li2024 [p. 3]`, or `@li2024` of a work that there is.
    private func textualCitation(at offset: Int) -> Mark? {
        let syntax = CitationSyntax(bytes: bytes, range: range)
        guard let (key, keyEnd) = syntax.key(at: offset + 1), !isLabel(key) else { return nil }
        var item = Citation.Item(key: String(decoding: bytes[key], as: UTF8.self))
        let locator = syntax.locator(at: keyEnd)
        guard locator != nil || works.contains(item.key) else { return nil }
        item.suffix = locator?.text ?? ""
        let end = locator?.end ?? keyEnd
        return Mark(kind: .citation(keys: [key], Citation(items: [item], isTextual: true)), range: offset..<end)
    }

    private func isLabel(_ range: Range<Int>) -> Bool {
        let name = String(decoding: bytes[range], as: UTF8.self)
        return Self.prefixes.contains { name.hasPrefix($0 + "-") }
    }

    private func label(at offset: Int) -> Mark? {
        guard byte(offset + 1) == UInt8(ascii: "#") else { return nil }
        var end = offset + 2
        while end < range.upperBound, bytes[end].isNameByte { end += 1 }
        guard end > offset + 2, byte(end) == UInt8(ascii: "}") else { return nil }
        return Mark(kind: .label(offset + 2..<end), range: offset..<end + 1)
    }

    private func footnote(at offset: Int) -> Mark? {
        let label =
            offset
            + 2..<(bytes[..<range.upperBound].dropFirst(offset + 2).firstIndex { !FootnoteMask.isLabelByte($0) } ?? offset + 2)
        guard !label.isEmpty, byte(label.upperBound) == UInt8(ascii: "]") else { return nil }
        return Mark(kind: .footnote(label), range: offset..<label.upperBound + 1)
    }

    private func byte(_ offset: Int) -> UInt8? { range.contains(offset) ? bytes[offset] : nil }
}
