import ChapterInterface

/// Numbers in what programs print, set as everywhere on the pages: a true minus sign, thousands apart, exponents raised.
///
/// `-12345` becomes `−12 345`, `1.2 × 10⁻⁷` gets a raised −7. Words stay as they are.
enum NumberMarkup {
    static func nodes(_ text: String) -> [HTMLNode] { raised(numbered(text)) }

    /// In a sentence, where no line should end inside `2 × 10⁻⁷` or `0.6 ± 0.1`.
    static func unbrokenNodes(_ text: String) -> [HTMLNode] {
        raised(["×", "±"].reduce(numbered(text)) { $0.replacing(" \($1) ", with: "\u{A0}\($1)\u{A0}") })
    }

    /// The same without markup.
    static func plain(_ text: String) -> String { numbered(text) }

    // MARK: Signs and thousands

    private static func numbered(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            if first == "-", startsNumber(after: result), rest.dropFirst().first?.isASCIIDigit == true {
                result.append("−")
                rest.removeFirst()
            } else if first.isASCIIDigit {
                let digits = rest.prefix { $0.isASCIIDigit }
                rest = rest.dropFirst(digits.count)
                let starts = startsNumber(after: result, orSign: true)
                let isWhole = starts && rest.first.map { !isPartOfWord($0) } ?? true
                var number = isWhole ? WrittenText.grouped(String(digits), by: "\u{202F}") : String(digits)
                // What follows the point has no thousands.
                if rest.first == "." {
                    let decimals = rest.dropFirst().prefix { $0.isASCIIDigit }
                    number += "." + decimals
                    rest = rest.dropFirst(decimals.count + 1)
                }
                if starts, let power = takePower(&rest) {
                    number = (number == "1" ? "10" : number + " × 10") + WrittenText.superscript(power)
                }
                result += number
            } else {
                result.append(first)
                rest.removeFirst()
            }
        }
        return result
    }

    /// The 4 of the `e-4` in `2e-4`, as programs write powers of ten.
    private static func takePower(_ rest: inout Substring) -> Int? {
        guard rest.first == "e" else { return nil }
        var exponent = rest.dropFirst()
        let isNegative = exponent.first == "-"
        if isNegative || exponent.first == "+" { exponent = exponent.dropFirst() }
        let digits = exponent.prefix { $0.isASCIIDigit }
        exponent = exponent.dropFirst(digits.count)
        guard let power = Int(digits), power < 1000, exponent.first.map({ !isPartOfWord($0) }) ?? true else { return nil }
        rest = exponent
        return isNegative ? -power : power
    }

    private static func startsNumber(after text: String, orSign: Bool = false) -> Bool {
        guard let last = text.last else { return true }
        return last.isWhitespace || "([{±=<>≤≥≈,;:/×·…–".contains(last) || orSign && "−-+".contains(last)
    }

    private static func isPartOfWord(_ character: Character) -> Bool {
        character.isLetter || character == "_" || character == "-" || character == "\u{202F}"
    }

    // MARK: Exponents

    private static let plainDigits: [Character: Character] = {
        var digits: [Character: Character] = ["⁻": "−", "⁺": "+"]
        for (value, raised) in WrittenText.raisedDigits.enumerated() { digits[raised] = Character("\(value)") }
        return digits
    }()

    private static func raised(_ text: String) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        var rest = text[...]
        while !rest.isEmpty {
            let plain = rest.prefix { plainDigits[$0] == nil }
            rest = rest.dropFirst(plain.count)
            if !plain.isEmpty { nodes.append(.text(String(plain))) }
            let exponent = rest.prefix { plainDigits[$0] != nil }
            rest = rest.dropFirst(exponent.count)
            if !exponent.isEmpty { nodes.append(.tag("sup", [:], String(exponent.compactMap { plainDigits[$0] }))) }
        }
        return nodes
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
