/// Letters that stand for quantities in a claim's plain words: the γ and the D of `γ = 1.5, D = 0` are set as variables, without the
/// author having to write dollars.
enum VariableMarkup {
    /// A Greek letter that stands alone, or a Latin one before a relation.
    static func nodes(_ text: String) -> [HTMLNode] {
        let characters = Array(text)
        var nodes: [HTMLNode] = []
        var words = ""
        func flush() {
            if !words.isEmpty { nodes += NumberMarkup.nodes(words) }
            words = ""
        }
        for (index, character) in unbroken(characters).enumerated() {
            guard isVariable(at: index, in: characters) else {
                words.append(character)
                continue
            }
            flush()
            nodes.append(.tag("var", [:], String(character)))
        }
        flush()
        return nodes
    }

    /// No line breaks around the relation after a letter: `p = 1` stays together.
    private static func unbroken(_ characters: [Character]) -> [Character] {
        var result = characters
        for (index, character) in characters.enumerated() where relations.contains(character) {
            guard index > 1, characters[index - 1] == " ", isVariable(at: index - 2, in: characters) else { continue }
            result[index - 1] = "\u{A0}"
            if index + 1 < characters.count, characters[index + 1] == " " { result[index + 1] = "\u{A0}" }
        }
        return result
    }

    private static let relations: Set<Character> = ["=", "<", ">", "≤", "≥", "≈", "∈"]

    private static func isVariable(at index: Int, in characters: [Character]) -> Bool {
        let before = index > 0 ? characters[index - 1] : " "
        let after = characters[(index + 1)...]
        guard !before.isLetter, !before.isNumber, !(after.first?.isLetter ?? false) else { return false }
        if isGreek(characters[index]) { return true }
        guard characters[index].isASCII, characters[index].isLetter else { return false }
        return after.first { $0 != " " }.map(relations.contains) ?? false
    }

    private static func isGreek(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { ("α"..."ω").contains($0) || ("Α"..."Ω").contains($0) } ?? false
    }
}
