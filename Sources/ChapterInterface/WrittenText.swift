/// How numbers and fields are written wherever they appear: in a figure, in the table beside it, in the files behind both.
package enum WrittenText {
    /// Whole digits, their thousands set apart from 10 000 on, as journals do: 2000, but 12 000.
    ///
    /// - Parameter space: a thin space; where lines may break, one that does not.
    package static func grouped(_ digits: String, by space: String) -> String {
        guard digits.count > 4 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += space }
            text.append(digit)
        }
        return text
    }

    /// A number as pages show it, of what a program prints: `-12345.678` becomes `−12 345.678`.
    ///
    /// Narrow spaces that do not break set its thousands apart; its sign is a minus sign.
    package static func number(_ printed: String) -> String {
        let unsigned = printed.drop { $0 == "-" }
        let digits = unsigned.prefix { $0.isNumber }
        return (printed.hasPrefix("-") ? "−" : "") + grouped(String(digits), by: "\u{202F}") + unsigned.dropFirst(digits.count)
    }

    /// A power's exponent in raised digits: `⁻⁷`.
    package static func superscript(_ exponent: Int) -> String {
        (exponent < 0 ? "⁻" : "") + String(String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { raisedDigits[$0] } })
    }

    package static let raisedDigits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    /// A field of a CSV file as RFC 4180 has it: in quotes where it holds a comma, a quote or a line break.
    package static func csvField(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
