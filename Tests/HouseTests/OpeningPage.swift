/// The comment at the top of `Sources/NAME/NAME.swift`: it lists the target's parts, the lowest first.
///
/// A line of the list is numbered or indented, or says what leads to what (`ELF → Entities`). A part stands at its start, alone or with
/// its equals (`4. Math, Listings  formulas …`), or in parentheses at its end. A flat target lists types instead, in backticks.
struct OpeningPage {
    private let lines: [Substring]

    init(_ text: String) {
        lines = text.split(separator: "\n").prefix { $0.hasPrefix("//") }.map { $0.dropFirst(2) }
    }

    /// These folders in the order of the page; those that it does not list are left out.
    func order(of folders: Set<String>) -> [String] {
        var order: [String] = []
        for line in lines where isListed(line) {
            let words = leadingWords(of: line) + [lastParenthesis(of: line)].compactMap { $0 }
            for word in words where folders.contains(word) && !order.contains(word) { order.append(word) }
        }
        return order
    }

    /// The types that the numbered items start with, in order.
    var types: [String] {
        lines.flatMap { line -> [String] in
            let item = line.drop { $0 == " " }
            guard item.first?.isNumber == true else { return [] }
            var rest = item.drop { $0.isNumber || $0 == "." }.drop { $0 == " " }
            var types: [String] = []
            while rest.first == "`", let end = rest.dropFirst().firstIndex(of: "`") {
                types.append(String(rest[..<end].dropFirst().prefix { $0.isLetter || $0.isNumber }))
                rest = rest[end...].dropFirst().drop { $0 == "," || $0 == " " }
            }
            return types
        }
    }

    private func isListed(_ line: Substring) -> Bool {
        line.hasPrefix("  ") || line.dropFirst().first?.isNumber == true || line.contains(" → ")
    }

    /// `Math` and `Listings` of `4. Math, Listings  formulas by KaTeX`.
    private func leadingWords(of line: Substring) -> [String] {
        var rest = line.drop { $0 == " " || $0.isNumber || $0 == "." }
        var words: [String] = []
        while true {
            let word = rest.prefix { $0.isLetter || $0.isNumber }
            words.append(String(word))
            rest = rest[word.endIndex...]
            guard rest.hasPrefix(", ") else { return words }
            rest = rest.dropFirst(2)
        }
    }

    private func lastParenthesis(of line: Substring) -> String? {
        guard line.hasSuffix(")"), let start = line.lastIndex(of: "(") else { return nil }
        return String(line[start...].dropFirst().dropLast())
    }
}
