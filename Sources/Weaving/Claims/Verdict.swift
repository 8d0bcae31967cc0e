import ChapterInterface
import ChapterReading
import Foundation

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

    /// `0.31`, and `0.0045` for less than a hundredth, of which two digits tell more than none; nil for a claim without one.
    static func margin(_ claim: Claim?) -> String? {
        guard let margin = claim?.comparison?.margin else { return nil }
        if margin >= 100 { return "> 99" }
        if margin <= -100 { return "< −99" }
        if (1e-6..<0.01).contains(margin.magnitude) {
            let digits = 1 - Int(log10(margin.magnitude).rounded(.down))
            // What rounding left of a decimal is that decimal.
            let units = Int((margin.magnitude * pow(10, Double(digits)) * (1 + 1e-12)).rounded(.down))
            let zeros = String(repeating: "0", count: max(digits - String(units).count, 0))
            return (margin < 0 ? "−" : "") + "0." + zeros + "\(units)"
        }
        let hundredths = Int((margin * 100).rounded(.towardZero))
        let fraction = hundredths.magnitude % 100
        return (margin < 0 ? "−" : "") + "\(hundredths.magnitude / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
    }
}
