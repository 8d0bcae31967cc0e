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
