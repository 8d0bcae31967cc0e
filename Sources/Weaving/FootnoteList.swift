import ChapterReading

/// The notes at a page's end, in the order in which the text refers to them.
struct FootnoteList {
    let footnotes: [MarkdownFootnote]
    let weaver: FragmentWeaver<PageParts>

    func node() -> HTMLNode? {
        guard !footnotes.isEmpty else { return nil }
        // A note may refer to another: all are woven before it is known which have a way back.
        let notes = footnotes.map { weaver.weave($0.blocks) }.enumerated().map { index, text in
            let ways = weaver.parts.draft.refers(toNote: index + 1) ? [wayBack(index + 1)] : []
            return HTMLNode.tag("li", ["id": ChapterIDs.note(index + 1)], [text] + ways)
        }
        return .tag(
            "section", ["class": "footnotes", "id": "notes", "aria-label": "Notes"],
            [.tag("h2", [:], "Notes"), .tag("ol", [:], notes)])
    }

    private func wayBack(_ number: Int) -> HTMLNode {
        .tag(
            "a",
            [
                "class": "back", "href": "#" + ChapterIDs.reference(toNote: number),
                "aria-label": "Back to note \(number) in the text",
            ],
            "\u{21A9}\u{FE0E}")
    }
}
