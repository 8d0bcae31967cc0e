/// The words of a piece of code, each once: what one looks for in code are names.
enum CodeWords {
    private static let common: Set<Substring> = [
        "let", "var", "func", "return", "struct", "for", "in", "if", "else", "guard", "try", "import", "self", "case", "switch",
        "true", "false", "nil", "where", "while", "extension", "enum", "private", "static", "some", "any", "throws", "Double", "Int",
        "String", "Array", "map", "count", "Codable", "Sendable", "Plot", "Line", "Points",
    ]
    private static let shortest = 3

    static func words(of code: String) -> String {
        var seen = common
        let words = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        return words.filter { $0.count >= shortest && $0.first?.isLetter ?? false && seen.insert($0).inserted }.joined(separator: " ")
    }
}
