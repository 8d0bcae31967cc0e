/// A value on one line of front matter, as YAML writes it: plain, `'single quoted'` with `''` for `'`, or `"double quoted"` with
/// backslashes.
enum YAMLScalar: Equatable {
    case text(String)
    case unclosed(quote: String)

    /// - Parameter written: without blanks around it.
    init(_ written: String) {
        guard let quote = written.first, quote == "\"" || quote == "'" else {
            self = .text(written)
            return
        }
        var reader = Reader(rest: written.dropFirst(), quote: quote)
        switch reader.read() {
        case nil: self = .unclosed(quote: String(quote))
        // `"Rates" and "times"` starts with a quotation, but is not one.
        case let text?: self = .text(reader.rest.allSatisfy { $0 == " " || $0 == "\t" } ? text : written)
        }
    }

    /// False for what YAML, or an older one, reads as something else than text where no quotes are around it: `True`, `yes`, `null`, `.inf`, `1_000`,
    /// `0x1F`, `[1, 2]`, `64 # repetitions`.
    static func isPlainText(_ value: String) -> Bool {
        if let first = value.first, "[{&*!|>%@`#".contains(first) { return false }
        if value.contains(" #") { return false }
        let word = /true|false|yes|no|on|off|null|~/
        let number = /[-+]?(?:\.?(?:inf|infinity|nan)|[0-9][0-9_]*\.?[0-9_]*(?:e[-+]?[0-9]+)?|0x[0-9a-f_]+|0[ob][0-7_]+)/
        return value.wholeMatch(of: word.ignoresCase()) == nil && value.wholeMatch(of: number.ignoresCase()) == nil
    }

    private struct Reader {
        var rest: Substring
        let quote: Character

        /// Up to the closing quote; nil when there is none.
        mutating func read() -> String? {
            var text = ""
            while let character = rest.popFirst() {
                if character == quote {
                    guard quote == "'", rest.first == "'" else { return text }
                    rest.removeFirst()
                    text.append("'")
                } else if character == "\\", quote == "\"" {
                    text += escape()
                } else {
                    text.append(character)
                }
            }
            return nil
        }

        private mutating func escape() -> String {
            guard let character = rest.popFirst() else { return "\\" }
            switch character {
            case "n", "r", "t": return " "
            case "x", "u", "U":
                let count = character == "x" ? 2 : character == "u" ? 4 : 8
                let digits = rest.prefix(count)
                guard digits.count == count, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
                    return "\\\(character)"
                }
                rest = rest.dropFirst(count)
                return String(Character(scalar))
            case "\"", "\\", "/", " ": return String(character)
            // No escape of YAML's: TeX between quotes means its backslash.
            default: return "\\\(character)"
            }
        }
    }
}
