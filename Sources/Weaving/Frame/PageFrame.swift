import ChapterReading

/// What stands around a chapter's text: head, masthead, contents, ways on, footer.
struct PageFrame {
    struct Section {
        var id: String
        var title: [HTMLNode]
        var subsections: [Section] = []
    }

    let book: BookOutline
    let slug: String
    let frontMatter: Chapter.FrontMatter
    /// The chapter's sections, for the contents.
    let sections: [Section]
    let titles: TitleText
    /// Asked when all else is set.
    let usesMath: () -> Bool
    /// The preview's script, which reloads the page; a published page has none.
    let liveReload: String?
    /// A picture that stands for the page.
    let picture: String?
    /// The page that shows its Markdown; nil for a page that nobody wrote.
    let source: String?

    static let indexSlug = "index"

    func node(_ text: [HTMLNode]) -> HTMLNode {
        // The body first: only then is it known whether the page has formulas.
        let body = HTMLNode.tag(
            "body", ["class": isIndex ? "index" : nil],
            [
                .tag("a", ["class": "skip", "href": "#content"], "Skip to the text"), masthead(),
                ContentsList(book: book, slug: slug, titles: titles).node(), outline(),
                .tag(
                    "main", ["id": "content"],
                    [article(text)] + [ChapterTurn(book: book, slug: slug, titles: titles).node()].compactMap { $0 }),
                Colophon(face: book.face, edition: book.edition, source: source).node(),
            ])
        return .tag("html", ["lang": book.face.language], [.tag("head", [:], head()), body])
    }

    private func outline() -> HTMLNode { .fragment([PageOutline(sections: sections).node()].compactMap { $0 }) }

    private var isIndex: Bool { slug == Self.indexSlug }
    private var entry: BookOutline.Entry? { book.place(of: slug).map { book.chapters[$0] } }

    private func head() -> [HTMLNode] {
        let title = titles.plain(isIndex ? frontMatter.title : "\(frontMatter.title) · \(book.title)")
        var nodes: [HTMLNode] = [
            .tag("meta", ["charset": "utf-8"]),
            .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .tag("title", [:], title),
        ]
        if let summary = frontMatter.summary {
            nodes.append(.tag("meta", ["name": "description", "content": titles.plain(summary)]))
        }
        nodes += [
            .tag("meta", ["name": "color-scheme", "content": "light dark"])
        ]
        let metadata = HeadMetadata(
            face: book.face, path: SitePath.page(slug), title: title, summary: frontMatter.summary.map(titles.plain),
            picture: picture)
        nodes += metadata.nodes()
        // First, so that a page is drawn in the colours that the reader chose.
        nodes.append(.tag("script", ["src": "assets/notebook.js"]))
        if usesMath() { nodes.append(.tag("link", ["rel": "stylesheet", "href": "assets/katex/katex.min.css"])) }
        nodes.append(.tag("link", ["rel": "stylesheet", "href": "assets/notebook.css"]))
        nodes += metadata.colours() + FigureAssets.head
        nodes.append(.tag("link", ["rel": "stylesheet", "href": "assets/search.css"]))
        nodes.append(.tag("script", ["src": "assets/search.js", "defer": ""]))
        nodes.append(.tag("script", ["src": "assets/code.js", "defer": ""]))
        if let liveReload { nodes.append(.tag("script", [:], [.raw(liveReload)])) }
        return nodes
    }

    private func masthead() -> HTMLNode {
        let title = HTMLNode.tag(
            "a", ["class": "site-title", "href": "index.html", "aria-current": isIndex ? "page" : nil],
            logo() + titles.nodes(book.title))
        // The script puts its buttons there.
        return .tag("header", ["class": "masthead"], [title, .tag("div", ["class": "tools"])])
    }

    /// The title beside it says what it is.
    private func logo() -> [HTMLNode] {
        guard let logo = book.logo, case .picture(let size) = logo.kind else { return [] }
        let sizes = size.map { [HTMLAttribute("width", "\($0.width)"), HTMLAttribute("height", "\($0.height)")] } ?? []
        return [
            .element(
                "img",
                [HTMLAttribute("class", "logo"), HTMLAttribute("src", logo.sitePath)] + sizes + [HTMLAttribute("alt", "")], [])
        ]
    }

    private func article(_ text: [HTMLNode]) -> HTMLNode {
        var header: [HTMLNode] = []
        if let heading = entry?.heading { header.append(.tag("p", ["class": "chapter-number"], heading)) }
        header.append(.tag("h1", [:], titles.nodes(frontMatter.title, from: frontMatter.titleStart)))
        if let summary = frontMatter.summary {
            header.append(.tag("p", ["class": "summary"], titles.nodes(summary, from: frontMatter.summaryStart)))
        }
        if let byline = byline() { header.append(byline) }
        return .tag("article", [:], [.tag("header", ["class": "title"], header)] + text)
    }

    private func byline() -> HTMLNode? {
        var parts: [HTMLNode] = []
        if let author = frontMatter.author {
            let names = ReportFace.Author.list(author).map(\.name)
            parts.append(.tag("span", ["class": "author"], Colophon.list(names)))
        }
        if let date = frontMatter.date {
            if !parts.isEmpty { parts.append(.text(" · ")) }
            parts.append(.tag("time", ["datetime": date], date))
        }
        return parts.isEmpty ? nil : .tag("p", ["class": "byline"], parts)
    }
}
