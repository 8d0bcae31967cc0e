import ChapterInterface
import ChapterReading

/// The claims of a check as sentences in columns: what was measured, what was found, what was expected. Many are folded into a line that
/// names the one that is nearest to its bound.
struct CheckWeaver {
    let block: Block
    let claims: [Claim]
    /// Sets a claim's words.
    let words: (String) -> [HTMLNode]

    /// So many are shown at once.
    private static let most = 8

    func node() -> HTMLNode {
        let failed = claims.count { !$0.holds }
        return .tag(
            "section",
            ["class": failed == 0 ? "check" : "check fails", "id": block.name, "aria-label": "Check \(block.name)"],
            claims.isEmpty ? [summary(in: "p", failed)] : content(failed))
    }

    private func content(_ failed: Int) -> [HTMLNode] {
        let table = ClaimTable(claims: claims.enumerated().map { ($1, ChapterIDs.claim($0 + 1, of: block.name)) }, words: words)
            .node()
        guard claims.count > Self.most else { return [summary(in: "p", failed), table] }
        return [.tag("details", ["open": failed == 0 ? nil : ""], [summary(in: "summary", failed), table])]
    }

    private func summary(in element: String, _ failed: Int) -> HTMLNode {
        let sum = HTMLNode.tag("span", ["class": "sum"], Self.sum(claims.count, failed))
        guard claims.count > Self.most, failed == 0, let nearest = claims.nearest, let comparison = nearest.comparison else {
            return .tag(element, ["class": "check-summary"], [sum])
        }
        let sentence: [HTMLNode] =
            [.text("Nearest to its bound: ")] + words(comparison.quantity) + [.text(", ")] + NumberMarkup.nodes(nearest.found)
            + [
                .text(" "),
                .tag("span", ["class": "whole"], [.text("(")] + NumberMarkup.nodes(comparison.expected) + [.text(")")]),
            ]
        return .tag(element, ["class": "check-summary"], [sum, .text(" "), .tag("span", ["class": "nearest"], sentence)])
    }

    static func sum(_ count: Int, _ failed: Int) -> String {
        switch (count, failed) {
        case (0, _): "No claim"
        case (1, 0): "The claim holds"
        case (1, _): "The claim is false"
        case (2, 0): "Both claims hold"
        case (let count, 0): "All \(count) claims hold"
        case (let count, _): "\(failed) of \(count) claims \(failed == 1 ? "is" : "are") false"
        }
    }
}

extension Sequence<Claim> {
    /// The one whose value is nearest to its bound, or beyond it, in units of its tolerance.
    var nearest: Claim? {
        self.filter { $0.comparison?.margin != nil }.min { ($0.comparison?.margin ?? 0) < ($1.comparison?.margin ?? 0) }
    }
}
