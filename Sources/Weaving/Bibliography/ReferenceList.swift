import ChapterReading

/// The references at the end of a page: what it cites, with links back to where.
struct ReferenceList {
    let citations: SetCitations
    /// How often each work is cited on the page.
    let counts: [String: Int]
    let formula: (_ tex: String) -> HTMLNode

    /// The id of an entry.
    static func anchor(_ key: String) -> String { "ref-\(SitePath.fileName(key))" }
    /// The id of the citation of `key` that is the `number`th on its page, from 1.
    static func citationAnchor(_ key: String, _ number: Int) -> String { "cite-\(SitePath.fileName(key))-\(number)" }

    func node() -> HTMLNode? {
        let entries = citations.entries.filter { counts[$0.key] != nil }
        guard !entries.isEmpty else { return nil }
        return .tag(
            "section", ["class": "references", "aria-labelledby": "references"],
            [.tag("h2", ["id": "references"], "References"), .tag("ul", [:], entries.map(entry))])
    }

    private func entry(_ entry: SetCitations.Entry) -> HTMLNode {
        let text = entry.text.map { $0.node(formula: formula) { address, text in .tag("a", ["href": address], text) } }
        return .tag("li", ["id": Self.anchor(entry.key)], text + [.text(" "), backlinks(entry.key)])
    }

    private func backlinks(_ key: String) -> HTMLNode {
        let count = counts[key] ?? 0
        let links = (1...max(count, 1)).map { number -> HTMLNode in
            let label = count > 1 ? "Back to citation \(number)" : "Back to the citation"
            return .tag(
                "a", ["href": "#" + Self.citationAnchor(key, number), "aria-label": label],
                count > 1 ? "↩\(number)" : "↩")
        }
        return .tag("span", ["class": "backlinks"], Array(links.map { [$0] }.joined(separator: [.text(" ")])))
    }
}

extension SetCitations.Piece {
    func node(
        formula: (_ tex: String) -> HTMLNode, link: (_ address: String, _ text: [HTMLNode]) -> HTMLNode
    ) -> HTMLNode {
        switch self {
        case .text(let text): .text(text)
        case .element(let name, let style, let inside):
            .tag(name, ["class": style], inside.map { $0.node(formula: formula, link: link) })
        case .link(let address, let text): link(address, text.map { $0.node(formula: formula, link: link) })
        case .formula(let tex): formula(tex)
        }
    }
}
