/// The ways to the chapters before and after.
struct ChapterTurn {
    let book: BookOutline
    let slug: String
    let titles: TitleText

    func node() -> HTMLNode? {
        let front = BookOutline.Entry(slug: PageFrame.indexSlug, number: nil, title: "Overview")
        let pages = [front] + book.chapters
        guard let here = pages.firstIndex(where: { $0.slug == slug }) else { return nil }
        var links: [HTMLNode] = []
        if here > 0 { links.append(link(pages[here - 1], relation: "prev", words: "Before")) }
        if here + 1 < pages.count { links.append(link(pages[here + 1], relation: "next", words: "Next")) }
        return links.isEmpty ? nil : .tag("nav", ["class": "turn", "aria-label": "Chapters before and after"], links)
    }

    private func link(_ page: BookOutline.Entry, relation: String, words: String) -> HTMLNode {
        let title = (page.number.map { [.text("\($0) ")] } ?? []) + titles.nodes(page.title)
        return .tag(
            "a", ["rel": relation, "class": relation, "href": SitePath.page(page.slug)],
            [.tag("span", ["class": "direction"], words), .text(" "), .tag("span", ["class": "where"], title)])
    }
}
