/// The sections of the page at hand: at the right of the text where there is room, folded above it where there is not.
struct PageOutline {
    let sections: [PageFrame.Section]

    func node() -> HTMLNode? {
        guard !sections.isEmpty else { return nil }
        return .tag(
            "nav", ["class": "outline", "aria-label": "On this page", "tabindex": "0"],
            [.tag("details", [:], [.tag("summary", [:], "On this page"), list(sections)])])
    }

    private func list(_ sections: [PageFrame.Section]) -> HTMLNode {
        .tag(
            "ol", ["class": "sections"],
            sections.map { section in
                let link = HTMLNode.tag("a", ["href": "#" + section.id], section.title)
                return .tag("li", [:], section.subsections.isEmpty ? [link] : [link, list(section.subsections)])
            })
    }
}
