/// The words of a page's code, each where it stands first: what one looks for in code are names.
struct CodeWords {
    private var seen: Set<String> = [
        "let", "var", "func", "return", "struct", "for", "in", "if", "else", "guard", "try", "import", "self", "case", "switch",
        "true", "false", "nil", "where", "while", "extension", "enum", "private", "static", "some", "any", "throws", "Double",
        "Int",
        "String", "Array", "map", "count", "Codable", "Sendable", "Plot", "Line", "Points",
    ]
    private static let shortest = 3

    /// The words of a piece of code that no piece before it had.
    mutating func new(in code: String) -> String {
        var found: [String] = []
        for part in code.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
            let word = String(part)
            if word.count >= Self.shortest, word.first?.isLetter ?? false, seen.insert(word).inserted { found.append(word) }
        }
        return found.joined(separator: " ")
    }
}
