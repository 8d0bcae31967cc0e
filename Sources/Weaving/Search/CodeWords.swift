/// The names in a page's code, each where it stands first: what one looks for in code are types and functions. Words of one case are
/// left out, since nearly all of them stand in the text as well; a block is found by its own name all the same.
struct CodeWords {
    private var seen: Set<String> = []

    /// The names in a piece of code that no piece before it had.
    mutating func new(in code: String) -> String {
        var found: [String] = []
        for part in code.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) where Self.isName(part) {
            let name = String(part)
            if seen.insert(name).inserted { found.append(name) }
        }
        return found.joined(separator: " ")
    }

    /// `VanillaFlow`, `sampleSize`, `log10`.
    private static func isName(_ word: Substring) -> Bool {
        guard word.count > 3, let first = word.first, first.isLetter || first == "_" else { return false }
        return word.dropFirst().contains { $0.isUppercase || $0.isNumber || $0 == "_" }
    }
}
