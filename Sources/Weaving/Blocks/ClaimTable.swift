import ChapterInterface

/// Claims under each other: a mark, the quantity, what was found, what was expected and why, and a link to the claim.
struct ClaimTable {
    /// Each claim with its id on the page.
    let claims: [(claim: Claim, id: String)]
    /// Sets a claim's words.
    let words: (String) -> [HTMLNode]

    private var isInColumns: Bool { claims.contains { $0.claim.comparison != nil } }

    func node() -> HTMLNode {
        let rows = claims.map { row($0.claim, $0.id) }
        guard isInColumns else {
            return .tag("table", ["class": "claims"], [.tag("tbody", [:], rows)])
        }
        return .tag("table", ["class": "claims"], [Self.head(), .tag("tbody", [:], rows)])
    }

    /// - Parameter more: columns behind those that every claim has.
    static func head(and more: [String] = []) -> HTMLNode {
        let names = (["Quantity", "Found", "Expected"] + more).map { HTMLNode.tag("th", ["scope": "col"], $0) }
        return .tag("thead", [:], [.tag("tr", [:], [.tag("td")] + names + [.tag("td")])])
    }

    private func row(_ claim: Claim, _ id: String) -> HTMLNode {
        .tag(
            "tr", ["id": id, "class": claim.holds ? nil : "is-false"],
            [Self.markCell(claim)] + Self.cells(claim, isInColumns: isInColumns, words) + [.tag("td", [:], [link(id)])])
    }

    /// Only a false one needs words: a check mark is one.
    static func markCell(_ claim: Claim) -> HTMLNode { .tag("td", [:], [claim.holds ? .text("✓") : mark(false)]) }

    static func mark(_ holds: Bool) -> HTMLNode {
        .tag("span", ["role": "img", "aria-label": holds ? "Holds:" : "False:"], holds ? "✓" : "✗")
    }

    /// Quantity, found and expected; one cell for a statement that has no value. The stylesheet knows them by their places: a report has
    /// thousands.
    ///
    /// - Parameter isInColumns: whether another claim of the table has all three.
    static func cells(_ claim: Claim, isInColumns: Bool, _ words: (String) -> [HTMLNode]) -> [HTMLNode] {
        guard let comparison = claim.comparison else {
            let isPlain = ["true", "false"].contains(claim.found)
            let found: [HTMLNode] = isPlain ? [] : [.text(": found ")] + NumberMarkup.nodes(claim.found)
            return [.tag("td", ["colspan": isInColumns ? "3" : nil], words(claim.statement) + found)]
        }
        let reason: [HTMLNode] =
            comparison.reason.map { [.text(" "), .tag("small", [:], words($0))] } ?? []
        return [
            .tag("td", [:], words(comparison.quantity)), .tag("td", [:], NumberMarkup.nodes(claim.found)),
            .tag("td", [:], NumberMarkup.nodes(comparison.expected) + reason),
        ]
    }

    private func link(_ id: String) -> HTMLNode {
        .tag("a", ["href": "#" + URLEscaping.escape(id), "aria-label": "Link to this claim"], "#")
    }
}
