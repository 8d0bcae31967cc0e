import ChapterInterface
import ChapterReading

/// What claims come to together: `✓ 12 of 12, margin 0.31`, a link to where they stand.
struct Verdict {
    let claims: [Claim]

    /// - Parameter address: where all of them are.
    func node(linkingTo address: String) -> HTMLNode {
        let holding = claims.count { $0.holds }
        let holds = holding == claims.count
        let margin: [HTMLNode] =
            Self.margin(claims.nearest).map { [.text(" "), .tag("span", ["class": "margin"], "margin \($0)")] } ?? []
        return .tag(
            "a", ["class": holds ? "verdict holds" : "verdict is-false", "href": address],
            [ClaimTable.mark(holds), .text(" \(holding)\u{202F}/\u{202F}\(claims.count)")] + margin)
    }

    /// `0.31`, and `0.004` for less than a hundredth; nil for a claim without one.
    static func margin(_ claim: Claim?) -> String? {
        guard let margin = claim?.comparison?.margin else { return nil }
        if margin >= 100 { return "> 99" }
        if margin <= -100 { return "< −99" }
        // Margins come in thousandths (`Comparison`).
        let thousandths = Int((margin * 1000).rounded())
        if thousandths != 0, thousandths.magnitude < 10 { return (margin < 0 ? "−" : "") + "0.00\(thousandths.magnitude)" }
        let hundredths = Int((margin * 100).rounded(.towardZero))
        let fraction = hundredths.magnitude % 100
        return (margin < 0 ? "−" : "") + "\(hundredths.magnitude / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
    }
}
