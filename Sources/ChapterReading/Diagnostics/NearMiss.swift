/// To look for what was meant takes time as the number of faults times that of names: for so many faults of a kind it is done.
let mostSuggestions = 200

/// The candidate that the author most likely meant by `text`: at most a third of its letters away, or what it abbreviates.
package func nearMiss(of text: String, among candidates: some Sequence<String>) -> String? {
    let allowed = min(3, max(1, text.count / 3))
    let written = text.lowercased()
    let near = candidates.map { candidate in
        let isAbbreviated = written.count > 2 && candidate.lowercased().hasPrefix(written)
        return (candidate, isAbbreviated ? 1 : editDistance(Array(written), Array(candidate.lowercased())))
    }
    return near.filter { $0.1 <= allowed && $0.0 != text }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
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
        twoAbove = above
        above = row
    }
    return above[right.count]
}
