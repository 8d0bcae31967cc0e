/// Turns links between chapters into links between pages: `02-order.md#sec-x` works where chapters are read as they are, on
/// GitHub or in an editor, and must lead to `02-order.html#sec-x` in the site.
struct ChapterLinks {
    /// Of all chapters.
    let slugs: Set<String>

    func resolved(_ node: HTMLNode) -> HTMLNode {
        switch node {
        case .text, .raw: node
        case .fragment(let children): .fragment(children.map(resolved))
        case .element("a", let attributes, let children): .element("a", attributes.map(resolved), children.map(resolved))
        case .element(let name, let attributes, let children): .element(name, attributes, children.map(resolved))
        }
    }

    private func resolved(_ attribute: HTMLAttribute) -> HTMLAttribute {
        guard attribute.name == "href", let page = page(attribute.value) else { return attribute }
        return HTMLAttribute("href", page)
    }

    private func page(_ destination: String) -> String? {
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].hasPrefix("./") ? parts[0].dropFirst(2) : parts[0]
        guard path.hasSuffix(".md"), slugs.contains(String(path.dropLast(3))) else { return nil }
        return SitePath.page(String(path.dropLast(3))) + (parts.count == 2 ? "#" + parts[1] : "")
    }
}
