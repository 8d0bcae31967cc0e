/// The contents: every chapter, and the sections of the page at hand. Beside the text where there is room; folded above it where
/// there is not.
struct ContentsList {
    let book: BookOutline
    let slug: String
    let sections: [PageFrame.Section]
    let titles: TitleText

    func node() -> HTMLNode {
        let isIndex = slug == PageFrame.indexSlug
        let chapters = book.chapters.map { chapter -> HTMLNode in
            let item = item(chapter.slug, number: chapter.number, title: chapter.title, isHere: chapter.slug == slug)
            return .fragment(PartHeading.listItem(before: chapter, titles) + [item])
        }
        let front = item(PageFrame.indexSlug, number: nil, title: "Overview", isHere: isIndex)
        return .tag(
            "nav", ["class": "contents", "aria-label": "Contents"],
            [.tag("details", [:], [.tag("summary", [:], "Contents"), .tag("ol", ["class": "chapters"], [front] + chapters)])])
    }

    private func item(_ slug: String, number: String?, title: String, isHere: Bool) -> HTMLNode {
        var link: [HTMLNode] = []
        if let number { link += [.tag("span", ["class": "number"], number), .text(" ")] }
        link.append(.tag("span", [:], titles.nodes(title)))
        let chapter = HTMLNode.tag("a", ["href": SitePath.page(slug), "aria-current": isHere ? "page" : nil], link)
        guard isHere, !sections.isEmpty else { return .tag("li", [:], [chapter]) }
        return .tag("li", [:], [chapter, list(sections)])
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
