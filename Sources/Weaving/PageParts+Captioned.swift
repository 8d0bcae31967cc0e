import ChapterReading

/// Tables and pictures of the author's that have a caption of their own.
extension PageParts {
    func captioned(_ table: HTMLNode, label: Label?, caption: [HTMLNode]) -> HTMLNode {
        let number = label.flatMap { target($0.name)?.text }
        let scrolling = Listing.scrolling("div", ["class": "scroll"], label: number ?? "Table") { [table] }
        return .tag(
            "figure", ["class": "table", "id": label?.name],
            [.tag("figcaption", [:], [.tag("p", ["class": "caption"], numbered(caption, number))]), scrolling])
    }

    func captioned(pictures: [HTMLNode], label: Label?, caption: [HTMLNode]) -> HTMLNode {
        let number = label.flatMap { target($0.name)?.text }
        return .tag(
            "figure", ["class": "picture", "id": label?.name],
            [
                .tag("div", ["class": "pictures"], pictures),
                .tag("figcaption", [:], [.tag("p", ["class": "caption"], numbered(caption, number))]),
            ])
    }

    private func numbered(_ caption: [HTMLNode], _ number: String?) -> [HTMLNode] {
        number.map { [.tag("span", ["class": "label"], $0 + "."), .text(" ")] + caption } ?? caption
    }
}
