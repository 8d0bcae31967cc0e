import ChapterReading

/// The notes at a page's end, in the order in which the text refers to them.
struct FootnoteList {
    static func anchor(_ number: Int) -> String { "note-\(number)" }

    /// Where the text refers to a note first.
    static func reference(_ number: Int) -> String { "note-\(number)-reference" }

    let footnotes: [MarkdownFootnote]
    let weaver: FragmentWeaver<PageParts>

    func node() -> HTMLNode? {
        guard !footnotes.isEmpty else { return nil }
        let notes = footnotes.enumerated().map { index, note in
            HTMLNode.tag("li", ["id": Self.anchor(index + 1)], [weaver.weave(note.blocks), wayBack(index + 1)])
        }
        return .tag(
            "section", ["class": "footnotes", "id": "notes", "aria-label": "Notes"],
            [.tag("h2", [:], "Notes"), .tag("ol", [:], notes)])
    }

    private func wayBack(_ number: Int) -> HTMLNode {
        .tag(
            "a", ["class": "back", "href": "#" + Self.reference(number), "aria-label": "Back to note \(number) in the text"],
            "\u{21A9}\u{FE0E}")
    }
}
