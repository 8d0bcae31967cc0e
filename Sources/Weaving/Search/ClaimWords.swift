/// What a check claims, for the search: its first claims as they are, and of the others the words that are new. A check may make eighty claims
/// that differ in a number or two.
enum ClaimWords {
    private static let longest = 300

    static func text(of statements: [String]) -> String {
        var text = ""
        var seen: Set<Substring> = []
        for statement in statements {
            let said = statement.firstRange(of: ": found ").map { String(statement[..<$0.lowerBound]) } ?? statement
            let words = said.split(separator: " ")
            let kept = text.count < longest ? words : words.filter { !seen.contains($0) && $0.contains(where: \.isLetter) }
            seen.formUnion(words)
            if !kept.isEmpty { text += (text.isEmpty ? "" : "; ") + kept.joined(separator: " ") }
        }
        return text
    }
}
