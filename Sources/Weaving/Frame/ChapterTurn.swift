/// The ways to the chapters before and after.
struct ChapterTurn {
    let book: BookOutline
    let slug: String
    let titles: TitleText

    func node() -> HTMLNode? {
        guard book.holds(slug) else { return nil }
        // The first page stands before the first chapter.
        let here = book.place(of: slug) ?? -1
        var links: [HTMLNode] = []
        if let before = page(here - 1) { links.append(link(before, relation: "prev", words: "Before")) }
        if let after = page(here + 1) { links.append(link(after, relation: "next", words: "Next")) }
        return links.isEmpty ? nil : .tag("nav", ["class": "turn", "aria-label": "Chapters before and after"], links)
    }

    private func page(_ place: Int) -> BookOutline.Entry? {
        if place == -1 { return BookOutline.Entry(slug: PageFrame.indexSlug, number: nil, title: "Overview") }
        return book.chapters.indices.contains(place) ? book.chapters[place] : nil
    }

    private func link(_ page: BookOutline.Entry, relation: String, words: String) -> HTMLNode {
        let title = (page.number.map { [.text("\($0) ")] } ?? []) + titles.nodes(page.title)
        return .tag(
            "a", ["rel": relation, "class": relation, "href": SitePath.page(page.slug)],
            [.tag("span", ["class": "direction"], words), .text(" "), .tag("span", ["class": "where"], title)])
    }
}
