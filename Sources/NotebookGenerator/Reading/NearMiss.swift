/// The word that the author may have meant.
enum NearMiss {
    /// The nearest candidate that at most a third of the word's letters keep apart; nil when there is none.
    static func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, word.count / 3)
        let near = candidates.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
        return near.filter { $0.distance <= limit }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment).
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var twoAbove: [Int] = []
        var above = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let substitution = above[j] + (left[i] == right[j] ? 0 : 1)
                row.append(min(above[j + 1] + 1, row[j] + 1, substitution))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    row[j + 1] = min(row[j + 1], twoAbove[j - 1] + 1)
                }
            }
            twoAbove = above
            above = row
        }
        return above[right.count]
    }
}
