/// A text as pages show it, cut into its numbers and what stands around them.
///
/// Numbers are read as they are set: `−0.5`, `1.2 × 10⁻⁷`, `40 %`, `10 000`. An exponent of TeX and a digit inside a word are no numbers
/// of their own: nothing rounds them.
struct PrintedText: Equatable {
    struct Number: Equatable {
        var value: Double
        /// One unit of the last digit that is printed.
        var unit: Double

        /// Whether it is printed with all the digits that a number in memory has, rounded by nobody.
        var isInFull: Bool { abs(value) >= 1e15 * unit }
    }

    private(set) var numbers: [Number] = []
    /// What stands before the first number, between each two, and after the last.
    private(set) var words: [String] = [""]

    init(_ text: String) {
        var rest = text[...]
        while let first = rest.first {
            if Self.isDigit(first), Self.mayStartNumber(after: words[words.count - 1]),
                let number = Self.takeNumber(&rest, isNegative: takeSign())
            {
                numbers.append(number)
                words.append("")
            } else {
                words[words.count - 1].append(first)
                rest.removeFirst()
            }
        }
    }

    /// The number, where the whole text is one.
    var number: Double? {
        guard numbers.count == 1, words[0].isEmpty, ["", " %"].contains(words[1]) else { return nil }
        return numbers[0].value
    }

    // MARK: Reading

    /// Takes a minus sign from the end of what was read: one that stands after a digit or a letter is a hyphen (`2026-11-21`).
    private mutating func takeSign() -> Bool {
        let before = words[words.count - 1]
        guard let sign = before.last, Self.signs.contains(sign) else { return false }
        let inner = before.dropLast().last
        if let inner, inner.isLetter || inner.isNumber { return false }
        if inner == nil && !numbers.isEmpty { return false }
        words[words.count - 1].removeLast()
        return true
    }

    private static func mayStartNumber(after text: String) -> Bool {
        guard let last = text.last(where: { !signs.contains($0) }) else { return true }
        return !last.isLetter && !last.isNumber && !"^_{.".contains(last)
    }

    private static let signs: Set<Character> = ["-", "−"]

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// Thin spaces, between thousands.
    private static let spaces: Set<Character> = ["\u{202F}", "\u{2009}"]

    private static func takeNumber(_ rest: inout Substring, isNegative: Bool) -> Number? {
        var digits = takeDigits(&rest, grouped: true)
        var unit = 1.0
        if rest.first == ".", rest.dropFirst().first.map(isDigit) == true {
            rest.removeFirst()
            let decimals = takeDigits(&rest, grouped: false)
            digits += "." + decimals
            unit = power(-decimals.count)
        }
        let exponent = takeExponent(&rest)
        guard let value = Double("\(digits)e\(exponent)") else { return nil }
        return Number(value: isNegative ? -value : value, unit: unit * power(exponent))
    }

    private static func takeDigits(_ rest: inout Substring, grouped: Bool) -> String {
        var digits = ""
        while let first = rest.first {
            let isSpace = grouped && spaces.contains(first) && rest.dropFirst().first.map(isDigit) == true
            guard isDigit(first) || isSpace else { break }
            if !isSpace { digits.append(first) }
            rest.removeFirst()
        }
        return digits
    }

    /// ` × 10⁻⁷`, or the `e-7` of data.
    private static func takeExponent(_ rest: inout Substring) -> Int {
        let start = " × 10"
        if rest.hasPrefix(start) {
            let raised = rest.dropFirst(start.count).prefix { $0 == "⁻" || isRaised($0) }
            let digits = raised.map { $0 == "⁻" ? "-" : String($0.wholeNumberValue ?? 0) }.joined()
            if let exponent = Int(digits) {
                rest = rest[raised.endIndex...]
                return exponent
            }
        }
        guard let mark = rest.first, "eE".contains(mark) else { return 0 }
        let written = rest.dropFirst().prefix { $0 == "-" || $0 == "+" || isDigit($0) }
        guard let exponent = Int(written) else { return 0 }
        rest = rest[written.endIndex...]
        return exponent
    }

    private static func isRaised(_ character: Character) -> Bool { "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character) }

    private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }
}
