extension UInt8 {
    var isNewline: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    /// ASCII punctuation, which a backslash escapes.
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isLetter && !isDigit }
    /// What ends a bare link destination.
    var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension Sequence<UInt8> {
    /// UTF-8 in which a null byte is the replacement character, as CommonMark has it.
    var withoutNulls: [UInt8] {
        let bytes = Array(self)
        guard bytes.contains(0) else { return bytes }
        return bytes.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
    }

    /// The same as text.
    var markdownText: String { String(decoding: withoutNulls, as: UTF8.self) }
}
