/// The contents: the chapters, and the pages after them. Beside the text where there is room; folded above it where there is not.
/// Of a book of many chapters a page lists those around it: all of them on all pages would be a site that grows as the square of
/// their number.
struct ContentsList {
    let book: BookOutline
    let slug: String
    let titles: TitleText

    func node() -> HTMLNode {
        let shown = shownChapters
        let chapters =
            (shown.lowerBound > 0 ? [others(shown.lowerBound, "before")] : []) + book.chapters[shown].map(chapterItem)
            + (shown.upperBound < book.chapters.count ? [others(book.chapters.count - shown.upperBound, "after")] : [])
        let front = item(BookOutline.Entry(slug: PageFrame.indexSlug, number: nil, title: "Overview"))
        let list = HTMLNode.tag("ol", ["class": "chapters"], [front] + chapters + book.appendix.map(item))
        return .tag(
            "nav", ["class": "contents", "aria-label": "Contents", "tabindex": "0"],
            [.tag("details", [:], [.tag("summary", [:], "Contents"), list])])
    }

    /// As many chapters are listed on every page.
    static let most = 100
    /// Of more, so many before and after the page at hand.
    private static let around = 20

    private var shownChapters: Range<Int> {
        let all = book.chapters.indices
        guard all.count > Self.most else { return all }
        let here = book.place(of: slug) ?? 0
        return (here - Self.around..<here + Self.around + 1).clamped(to: all)
    }

    /// The way to the chapters that are not listed.
    private func others(_ count: Int, _ side: String) -> HTMLNode {
        let link = HTMLNode.tag("a", ["href": SitePath.page(PageFrame.indexSlug) + "#chapters"], "… \(count) \(side)")
        return .tag("li", ["class": "others"], [link])
    }

    private func chapterItem(_ chapter: BookOutline.Entry) -> HTMLNode {
        .fragment(PartHeading.listItem(before: chapter, titles) + [item(chapter)])
    }

    private func item(_ page: BookOutline.Entry) -> HTMLNode {
        var link: [HTMLNode] = []
        if let number = page.number { link += [.tag("span", ["class": "number"], number), .text(" ")] }
        link.append(.tag("span", [:], titles.nodes(page.title)))
        let isHere = page.slug == slug
        return .tag("li", [:], [.tag("a", ["href": SitePath.page(page.slug), "aria-current": isHere ? "page" : nil], link)])
    }
}
