/// Numbers the headings of a chapter as references to them do: `2.1`, `2.1.1`.
struct SectionNumbering {
    let chapter: String
    /// How many headings of each level there were, from level 2 on, since the last heading of a lower level.
    private var counts: [Int] = []

    init(chapter: String) {
        self.chapter = chapter
    }

    mutating func next(level: Int) -> String {
        let depth = max(level - 1, 1)
        counts = Array(counts.prefix(depth))
        while counts.count < depth { counts.append(0) }
        counts[depth - 1] += 1
        return ([chapter] + counts.map(String.init)).joined(separator: ".")
    }
}
