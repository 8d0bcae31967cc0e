/// Reads JSON as RFC 8259 has it, nothing more: one value, no comments, no trailing commas, no duplicate names.
struct LocatedJSONParser {
    struct Failure: Error, Equatable {
        var offset: Int
        var message: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    private static let maximumDepth = 64

    static func parse(_ bytes: [UInt8]) throws(Failure) -> LocatedJSON {
        var parser = LocatedJSONParser(bytes: bytes)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.failure("nothing may follow the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value() throws(Failure) -> LocatedJSON {
        let start = position
        guard let byte = next else { throw failure("a value is missing at the end of the file") }
        let value: LocatedJSON.Value =
            switch byte {
            case UInt8(ascii: "{"): .object(try nested { parser throws(Failure) in try parser.members() })
            case UInt8(ascii: "["): .array(try nested { parser throws(Failure) in try parser.elements() })
            case UInt8(ascii: "\""): .string(try string())
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try number())
            default: try word()
            }
        return LocatedJSON(value: value, offset: start)
    }

    private mutating func nested<T>(_ body: (inout Self) throws(Failure) -> T) throws(Failure) -> T {
        guard depth < Self.maximumDepth else { throw failure("values are nested too deeply") }
        depth += 1
        position += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func members() throws(Failure) -> [LocatedJSON.Member] {
        var members: [LocatedJSON.Member] = []
        var names: Set<String> = []
        skipSpace()
        if consume("}") { return [] }
        repeat {
            skipSpace()
            let start = position
            guard next == UInt8(ascii: "\"") else { throw failure("a name in double quotes is expected") }
            let name = try string()
            guard names.insert(name).inserted else { throw Failure(offset: start, message: "“\(name)” is given twice") }
            skipSpace()
            guard consume(":") else { throw failure("a colon is expected after “\(name)”") }
            skipSpace()
            members.append(LocatedJSON.Member(name: name, offset: start, value: try value()))
            skipSpace()
        } while consume(",")
        guard consume("}") else { throw failure("a comma or a closing brace is expected") }
        return members
    }

    private mutating func elements() throws(Failure) -> [LocatedJSON] {
        var elements: [LocatedJSON] = []
        skipSpace()
        if consume("]") { return [] }
        repeat {
            skipSpace()
            elements.append(try value())
            skipSpace()
        } while consume(",")
        guard consume("]") else { throw failure("a comma or a closing bracket is expected") }
        return elements
    }

    private mutating func string() throws(Failure) -> String {
        let start = position
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw Failure(offset: start, message: "the text is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): text += Array(try escaped().utf8)
            case 0..<0x20: throw Failure(offset: position - 1, message: "a control character must be escaped")
            default: text.append(byte)
            }
        }
        throw Failure(offset: start, message: "the text has no closing quote")
    }

    /// What follows a backslash.
    private mutating func escaped() throws(Failure) -> String {
        let start = position - 1
        guard let byte = next else { throw failure("the text ends in a backslash") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: Array(#"\u"#.utf8)) {
                position += 2
                units.append(try codeUnit())
            }
            if let text = String(validating: units, as: UTF16.self) { return text }
            throw Failure(offset: start, message: "half a surrogate pair is not a character")
        default: throw Failure(offset: start, message: "there is no escape “\\\(String(UnicodeScalar(byte)))”")
        }
    }

    private mutating func codeUnit() throws(Failure) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw failure("four hexadecimal digits are expected") }
        position += 4
        return unit
    }

    private mutating func number() throws(Failure) -> String {
        let rest = Substring(decoding: bytes[position...].prefix(64), as: UTF8.self)
        guard let match = rest.prefixMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) else {
            throw failure("this is not a number")
        }
        position += match.output.0.utf8.count
        return String(match.output.0)
    }

    private mutating func word() throws(Failure) -> LocatedJSON.Value {
        let words: [(String, LocatedJSON.Value)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
        for (word, value) in words where bytes[position...].starts(with: Array(word.utf8)) {
            position += word.utf8.count
            return value
        }
        throw failure("a value is expected")
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func failure(_ message: String) -> Failure { Failure(offset: position, message: message) }
}
