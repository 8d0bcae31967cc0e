/// The candidate that the author most likely meant by `text`: at most half of its letters away, and at most three.
package func nearMiss(of text: String, among candidates: some Sequence<String>) -> String? {
    let allowed = min(3, max(1, text.count / 2))
    return candidates.map { ($0, editDistance(Array(text), Array($0))) }.filter { $0.1 <= allowed }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// Levenshtein's distance.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in right.enumerated() {
            let substituted = diagonal + (character == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[right.count]
}
