import ChapterReading

/// Tables and pictures of the author's that have a caption of their own.
extension PageParts {
    func table(_ table: HTMLNode) -> HTMLNode { scrolling(table, name: nil) }

    /// A wide table scrolls inside itself.
    private func scrolling(_ table: HTMLNode, name: String?) -> HTMLNode {
        Listing.scrolling("div", ["class": "scroll"], label: name ?? "Table \(draft.nextTable())") { [table] }
    }

    func captioned(_ table: HTMLNode, label: Label?, caption: [HTMLNode]) -> HTMLNode {
        let number = label.flatMap { target($0.name)?.text }
        return .tag(
            "figure", ["class": "table", "id": label?.name],
            [
                .tag("figcaption", [:], [.tag("p", ["class": "caption"], numbered(caption, number))]),
                scrolling(table, name: number),
            ])
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
