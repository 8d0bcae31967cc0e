/// The contents: the chapters, and the sections of the page at hand. Beside the text where there is room; folded above it where
/// there is not. Of a book of many chapters a page lists those around it: all of them on all pages would be a site that grows as the
/// square of their number.
struct ContentsList {
    let book: BookOutline
    let slug: String
    let sections: [PageFrame.Section]
    let titles: TitleText

    func node() -> HTMLNode {
        let isIndex = slug == PageFrame.indexSlug
        let shown = shownChapters
        let listed = book.chapters[shown].map { chapter in
            item(chapter.slug, number: chapter.number, title: chapter.title, isHere: chapter.slug == slug)
        }
        let chapters =
            (shown.lowerBound > 0 ? [others(shown.lowerBound, "before")] : []) + listed
            + (shown.upperBound < book.chapters.count ? [others(book.chapters.count - shown.upperBound, "after")] : [])
        let front = item(PageFrame.indexSlug, number: nil, title: "Overview", isHere: isIndex)
        return .tag(
            "nav", ["class": "contents", "aria-label": "Contents"],
            [.tag("details", [:], [.tag("summary", [:], "Contents"), .tag("ol", ["class": "chapters"], [front] + chapters)])])
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
