/// The chapters as the index shows them, after its own text.
struct ChapterCards {
    let book: BookOutline
    let titles: TitleText

    func node() -> HTMLNode? {
        guard !book.chapters.isEmpty else { return nil }
        return .tag(
            "section", ["class": "cards", "aria-labelledby": "chapters"],
            [
                .tag("h2", ["id": "chapters"], "Chapters"),
                .tag("ol", [:], book.chapters.flatMap { PartHeading.listItem(before: $0, titles) + [card($0)] }),
            ])
    }

    private func card(_ chapter: BookOutline.Entry) -> HTMLNode {
        var content: [HTMLNode] = []
        if let number = chapter.number { content += [.tag("span", ["class": "number"], number), .text(" ")] }
        content.append(.tag("a", ["href": SitePath.page(chapter.slug)], titles.nodes(chapter.title)))
        let title = HTMLNode.tag("h3", [:], content)
        return .tag("li", [:], chapter.summary.map { [title, .tag("p", [:], titles.nodes($0))] } ?? [title])
    }
}
