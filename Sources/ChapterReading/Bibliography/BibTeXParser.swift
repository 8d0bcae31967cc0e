/// Divides a BibTeX file into its works, whatever is wrong with some of them: what is between works is a comment, a work that is never
/// closed ends where the next one starts, and a comma that is missing is told and put in.
struct BibTeXParser {
    struct Mistake: Equatable {
        var offset: Int
        /// Of the work; nil for what is none.
        var key: String?
        var summary: String
        /// Whether nothing is lost by it.
        var isHarmless = false
    }

    private(set) var entries: [BibTeXEntry] = []
    private(set) var mistakes: [Mistake] = []
    /// What each `@preamble` holds.
    private(set) var preambles: [String] = []

    private let bytes: [UInt8]
    private let isUTF8: Bool
    private var index: Int
    private var macros = Self.months
    /// Behind which brace each group ends that a brace opens.
    private var groupEnds: [Int: Int] = [:]
    /// What macros may still put in.
    private var room = Self.mostOfMacros

    private static let months = Dictionary(
        uniqueKeysWithValues: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map {
            ($0, $0)
        })

    /// - Parameter start: where the text starts, behind a byte order mark.
    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        index = start
        isUTF8 = UTF8Validation.firstInvalidByte(of: bytes) == nil
        if let invalid = UTF8Validation.firstInvalidByte(of: bytes) {
            report(invalid, nil, "the file is not UTF-8, and is read as Latin-1", isHarmless: true)
        }
        groupEnds = ends()
        while let sign = bytes[index...].firstIndex(of: UInt8(ascii: "@")) { readItem(at: sign) }
    }

    // MARK: Items

    private mutating func readItem(at sign: Int) {
        index = sign + 1
        skipBlanks()
        let type = word().lowercased()
        skipBlanks()
        guard !type.isEmpty, let opener = current, opener == UInt8(ascii: "{") || opener == UInt8(ascii: "(") else {
            if !type.isEmpty, type != "comment", startsLine(sign) {
                report(sign, nil, "`@\(type)` opens no work: a brace is expected", isHarmless: true)
            }
            return
        }
        let closer = opener == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
        switch type {
        case "comment": skipGroup()
        case "preamble": readPreamble(closer)
        case "string":
            index += 1
            readMacro(closer)
        default:
            index += 1
            readEntry(type, closer, at: sign)
        }
    }

    private mutating func readPreamble(_ closer: UInt8) {
        let start = index + 1
        let end = groupEnds[index]
        index = start
        // Text in quotation marks or braces, as in a field; some write the TeX itself.
        let text = value(closer).flatMap { $0.isEmpty ? nil : $0 } ?? end.flatMap { whole(start..<$0 - 1) }
        if let text { preambles.append(text) }
        index = max(end ?? index, start)
    }

    private mutating func readMacro(_ closer: UInt8) {
        skipBlanks()
        let offset = index
        let name = word().lowercased()
        skipBlanks()
        guard current == UInt8(ascii: "=") else { return report(offset, nil, "`@string` is written `@string{name = {text}}`") }
        index += 1
        if let value = value(closer) { macros[name] = value }
    }

    private mutating func readEntry(_ type: String, _ closer: UInt8, at sign: Int) {
        skipBlanks()
        let offset = index
        while let byte = current, byte != UInt8(ascii: ","), byte != closer, byte != UInt8(ascii: "="), !byte.isNewline {
            index += 1
        }
        let key = text(offset..<index).trimmingSpaces()
        var entry = BibTeXEntry(type: type, key: key, keyOffset: offset)
        if current == UInt8(ascii: "=") || key.isEmpty {
            if current == UInt8(ascii: "=") { index = offset }
            entry.key = ""
            report(sign, nil, "a work without a key cannot be cited", isHarmless: true)
        } else if key.contains(where: \.isWhitespace) {
            report(offset, key, "a key has no blanks: `\(key)` cannot be cited")
        }
        let isClosed = readFields(of: &entry, closer)
        if !isClosed { report(sign, entry.key, "this work is never closed: a brace is missing") }
        if !entry.key.isEmpty { entries.append(entry) }
    }

    /// False when the work is not closed before the next one, or the end.
    private mutating func readFields(of entry: inout BibTeXEntry, _ closer: UInt8) -> Bool {
        while true {
            while let byte = current, byte.isWhitespace || byte == UInt8(ascii: ",") { index += 1 }
            guard let byte = current, !startsItem(index) else { return false }
            if byte == closer {
                index += 1
                return true
            }
            let offset = index
            let name = word().lowercased()
            skipBlanks()
            guard !name.isEmpty, current == UInt8(ascii: "=") else {
                report(offset, entry.key, "a field is written `name = {text}`")
                skipField(closer)
                continue
            }
            index += 1
            guard let value = value(closer) else {
                // The value goes on to the end or the next work; what it holds is not known.
                return false
            }
            entry.fields.append(BibTeXEntry.Field(name: name, value: value, offset: offset))
            readEnd(ofField: name, entry.key, closer)
        }
    }

    private mutating func readEnd(ofField name: String, _ key: String, _ closer: UInt8) {
        skipBlanks()
        guard let byte = current, byte != UInt8(ascii: ","), byte != closer, !startsItem(index) else { return }
        if startsField(index) {
            report(index, key, "a comma is missing before this", isHarmless: true)
        } else {
            report(index, key, "text after the end of `\(name)`: is a quotation mark or a brace missing?")
            skipField(closer)
        }
    }

    /// Moves to the comma before the next field, or to the end of the work.
    private mutating func skipField(_ closer: UInt8) {
        var depth = 0
        while let byte = current, !startsItem(index) {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == closer, depth == 0 { return }
            if byte == UInt8(ascii: "}") { depth = max(depth - 1, 0) }
            if byte == UInt8(ascii: ","), depth == 0, startsField(index + 1) { return }
            index += 1
        }
    }

    // MARK: Values

    /// In bytes, of a value with what its macros stand for: twenty that double each other would be a million of them.
    private static let longest = 1_000_000
    /// In bytes, of what macros stand for in all values.
    static let mostOfMacros = 10_000_000

    /// `{…}`, `"…"`, a number or a macro, joined by `#`; nil when it never ends.
    private mutating func value(_ closer: UInt8) -> String? {
        let start = index
        var value = ""
        while true {
            skipBlanks()
            switch current {
            case UInt8(ascii: "{"):
                guard let group = group() else { return nil }
                value += group
            case UInt8(ascii: "\""):
                guard let quoted = quoted() else { return nil }
                value += quoted
            default:
                let word = word()
                value += macros[word.lowercased()].map { taken($0, for: start) } ?? word
            }
            if value.utf8.count > Self.longest {
                let size = "\(Self.longest / 1_000_000) MB"
                report(start, nil, "with what its macros stand for this is longer than \(size): it is left out")
                value = ""
            }
            skipBlanks()
            guard current == UInt8(ascii: "#") else { return value }
            index += 1
        }
    }

    /// A macro's text, while there is room; that there is none is told once.
    private mutating func taken(_ text: String, for start: Int) -> String {
        guard room >= 0 else { return "" }
        room -= text.utf8.count
        if room >= 0 { return text }
        report(start, nil, "macros stand for more than \(Self.mostOfMacros / 1_000_000) MB: from here on they are left out")
        return ""
    }

    private mutating func group() -> String? {
        let start = index + 1
        guard let end = groupEnds[index] else {
            moveToNextItem(from: start)
            return nil
        }
        index = end
        return whole(start..<end - 1) ?? ""
    }

    /// Nil, and told, when braces are nested too deeply in it.
    private mutating func whole(_ range: Range<Int>) -> String? {
        if depth(of: range) <= Self.deepest { return text(range) }
        report(range.lowerBound - 1, nil, "braces are nested more than \(Self.deepest) deep: what they hold is left out")
        return nil
    }

    /// What no text needs, and what reads it again for each brace need not wait for.
    private static let deepest = 100

    private func depth(of range: Range<Int>) -> Int {
        var (depth, deepest) = (0, 0)
        for byte in bytes[range] {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    private mutating func quoted() -> String? {
        let start = index + 1
        var end = start
        var depth = 0
        while end < bytes.count, !startsItem(end) {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\"") where depth <= 0:
                index = end + 1
                return depth == 0 ? whole(start..<end) ?? "" : nil
            default: break
            }
            end += 1
        }
        moveToNextItem(from: start)
        return nil
    }

    /// Where groups end that are closed before the next work.
    private func ends() -> [Int: Int] {
        var ends: [Int: Int] = [:]
        var open: [Int] = []
        var place = index
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "{"): open.append(place)
            case UInt8(ascii: "}"):
                if let start = open.popLast() { ends[start] = place + 1 }
            case UInt8(ascii: "@"):
                if startsItem(place) { open = [] }
            default: break
            }
            place += 1
        }
        return ends
    }

    private mutating func skipGroup() {
        if current == UInt8(ascii: "{"), let end = groupEnds[index] { index = end }
    }

    private mutating func moveToNextItem(from start: Int) {
        index = start
        while index < bytes.count, !startsItem(index) { index += 1 }
    }

    // MARK: Bytes

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte.isWhitespace { index += 1 }
    }

    /// What names and macros consist of.
    private mutating func word() -> String {
        let start = index
        while let byte = current, Self.isWordByte(byte) { index += 1 }
        return text(start..<index)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isNameByte || byte >= 0x80 || ":.+/!?*&'".utf8.contains(byte)
    }

    /// Whether a line starts here with `@word{`.
    private func startsItem(_ offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: "@"), startsLine(offset) else { return false }
        var end = offset + 1
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        guard end > offset + 1 else { return false }
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        return end < bytes.count && (bytes[end] == UInt8(ascii: "{") || bytes[end] == UInt8(ascii: "("))
    }

    private func startsLine(_ offset: Int) -> Bool {
        var before = offset - 1
        while before >= 0, bytes[before].isBlank { before -= 1 }
        return before < 0 || bytes[before].isNewline || bytes[before] >= 0x80
    }

    /// Whether `name =` follows.
    private func startsField(_ offset: Int) -> Bool {
        var end = offset
        while end < bytes.count, bytes[end].isWhitespace { end += 1 }
        let start = end
        while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
        guard end > start, bytes[start].isLetter else { return false }
        while end < bytes.count, bytes[end].isWhitespace { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "=")
    }

    private func text(_ range: Range<Int>) -> String {
        if isUTF8 { return String(decoding: bytes[range], as: UTF8.self) }
        return String(String.UnicodeScalarView(bytes[range].map { Unicode.Scalar($0) }))
    }

    private mutating func report(_ offset: Int, _ key: String?, _ summary: String, isHarmless: Bool = false) {
        mistakes.append(Mistake(offset: offset, key: key, summary: summary, isHarmless: isHarmless))
    }
}
