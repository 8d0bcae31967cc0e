/// The contents: every chapter, and the pages after them. Beside the text where there is room; folded above it where there is not.
struct ContentsList {
    let book: BookOutline
    let slug: String
    let titles: TitleText

    func node() -> HTMLNode {
        let front = item(BookOutline.Entry(slug: PageFrame.indexSlug, number: nil, title: "Overview"))
        let list = HTMLNode.tag(
            "ol", ["class": "chapters"], [front] + book.chapters.map(item) + book.appendix.map(item))
        return .tag(
            "nav", ["class": "contents", "aria-label": "Contents"],
            [.tag("details", [:], [.tag("summary", [:], "Contents"), list])])
    }

    private func item(_ page: BookOutline.Entry) -> HTMLNode {
        var link: [HTMLNode] = []
        if let number = page.number { link += [.tag("span", ["class": "number"], number), .text(" ")] }
        link.append(.tag("span", [:], titles.nodes(page.title)))
        let isHere = page.slug == slug
        return .tag("li", [:], [.tag("a", ["href": SitePath.page(page.slug), "aria-current": isHere ? "page" : nil], link)])
    }
}
