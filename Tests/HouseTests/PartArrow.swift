/// That one part uses another.
struct PartArrow: Hashable {
    let from: String
    let to: String
}

/// The largest sets of parts that all reach each other.
func circularParts(_ arrows: Set<PartArrow>) -> [Set<String>] {
    let next = Dictionary(grouping: arrows, by: \.from).mapValues { $0.map(\.to) }
    func reached(from part: String) -> Set<String> {
        var found: Set<String> = []
        var open = next[part] ?? []
        while let part = open.popLast() {
            if found.insert(part).inserted { open += next[part] ?? [] }
        }
        return found
    }
    let reach = Dictionary(uniqueKeysWithValues: next.keys.map { ($0, reached(from: $0)) })
    let circles = reach.compactMap { part, reached in
        reached.contains(part) ? reached.filter { reach[$0]?.contains(part) == true } : nil
    }
    return Set(circles).sorted { ($0.min() ?? "") < ($1.min() ?? "") }
}
