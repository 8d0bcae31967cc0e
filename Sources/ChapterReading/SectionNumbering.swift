/// Numbers the headings of a chapter, for references and for the page: `2.1`, `2.1.1`.
package struct SectionNumbering {
    /// The chapter's number; nil where headings are counted alone.
    private let chapter: String?
    /// How many headings of each level there were, from level 2 on, since the last heading of a lower level.
    private var counts: [Int] = []

    package init(chapter: String?) { self.chapter = chapter }

    /// The number of the next heading.
    package mutating func next(level: Int) -> String {
        let depth = max(level - 1, 1)
        counts = Array(counts.prefix(depth))
        while counts.count < depth { counts.append(0) }
        counts[depth - 1] += 1
        return ([chapter].compactMap(\.self) + counts.map(String.init)).joined(separator: ".")
    }
}
