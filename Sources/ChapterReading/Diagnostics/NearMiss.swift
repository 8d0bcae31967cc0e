/// To look for what was meant takes time as the number of faults times that of names: for so many faults of a kind it is done.
let mostSuggestions = 200

/// The same where there are many names: what is looked at stays bounded.
func mostSuggestions(among names: Int) -> Int { min(mostSuggestions, 500_000 / max(names, 1)) }

/// The candidate that the author most likely meant by `text`: at most a third of its letters away, or what it abbreviates.
package func nearMiss(of text: String, among candidates: some Sequence<String>) -> String? {
    let written = Array(text.lowercased())
    let allowed = min(3, max(1, text.count / 3))
    let near = candidates.compactMap { candidate -> (name: String, distance: Int)? in
        // Most are told apart by their length.
        guard candidate != text, candidate.utf8.count + 4 * allowed >= text.utf8.count else { return nil }
        let letters = Array(candidate.lowercased())
        if written.count > 2, letters.starts(with: written) { return (candidate, 1) }
        guard abs(letters.count - written.count) <= allowed else { return nil }
        let distance = editDistance(written, letters, atMost: allowed)
        return distance <= allowed ? (candidate, distance) : nil
    }
    return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment).
///
/// - Parameter limit: what is farther apart is not counted to its end.
private func editDistance(_ left: [Character], _ right: [Character], atMost limit: Int) -> Int {
    var twoAbove: [Int] = []
    var above = Array(0...right.count)
    for i in left.indices {
        var row = [i + 1]
        for j in right.indices {
            let substituted = above[j] + (left[i] == right[j] ? 0 : 1)
            row.append(min(substituted, above[j + 1] + 1, row[j] + 1))
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                row[j + 1] = min(row[j + 1], twoAbove[j - 1] + 1)
            }
        }
        // A row that is beyond the limit leads to none that is not: a swap goes back by two rows.
        if min(row.min() ?? 0, above.min() ?? 0) > limit { return limit + 1 }
        twoAbove = above
        above = row
    }
    return above[right.count]
}
