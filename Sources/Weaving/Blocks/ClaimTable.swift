import ChapterInterface

/// Claims under each other: a mark, the quantity, what was found, what was expected and why, and a link to the claim.
struct ClaimTable {
    /// Each claim with its id on the page.
    let claims: [(claim: Claim, id: String)]
    /// Sets a claim's words.
    let words: (String) -> [HTMLNode]

    func node() -> HTMLNode {
        let rows = claims.map { row($0.claim, $0.id) }
        guard claims.contains(where: { $0.claim.comparison != nil }) else {
            return .tag("table", ["class": "claims"], [.tag("tbody", [:], rows)])
        }
        let head = HTMLNode.tag(
            "tr", [:],
            [
                .tag("td"), .tag("th", ["scope": "col"], "Quantity"), .tag("th", ["scope": "col", "class": "found"], "Found"),
                .tag("th", ["scope": "col"], "Expected"), .tag("td"),
            ])
        return .tag("table", ["class": "claims"], [.tag("thead", [:], [head]), .tag("tbody", [:], rows)])
    }

    private func row(_ claim: Claim, _ id: String) -> HTMLNode {
        .tag(
            "tr", ["id": id, "class": claim.holds ? "holds" : "is-false"],
            [.tag("td", ["class": "mark"], [Self.mark(claim.holds)])] + Self.cells(claim, words)
                + [.tag("td", ["class": "link"], [link(id)])])
    }

    static func mark(_ holds: Bool) -> HTMLNode {
        .tag("span", ["role": "img", "aria-label": holds ? "Holds:" : "False:"], holds ? "✓" : "✗")
    }

    /// Quantity, found and expected; one cell for a statement that has no value.
    static func cells(_ claim: Claim, _ words: (String) -> [HTMLNode]) -> [HTMLNode] {
        guard let comparison = claim.comparison else {
            let isPlain = ["true", "false"].contains(claim.found)
            let found: [HTMLNode] = isPlain ? [] : [.text(": found ")] + NumberMarkup.nodes(claim.found)
            return [.tag("td", ["class": "quantity", "colspan": "3"], words(claim.statement) + found)]
        }
        let reason: [HTMLNode] =
            comparison.reason.map { [.text(" "), .tag("span", ["class": "reason"], words($0))] } ?? []
        return [
            .tag("td", ["class": "quantity"], words(comparison.quantity)),
            .tag("td", ["class": "found"], NumberMarkup.nodes(claim.found)),
            .tag(
                "td", ["class": "expected"], [.tag("span", ["class": "bound"], NumberMarkup.nodes(comparison.expected))] + reason),
        ]
    }

    private func link(_ id: String) -> HTMLNode {
        .tag("a", ["class": "anchor", "href": "#" + URLEscaping.escape(id), "aria-label": "Link to this claim"], "#")
    }
}
