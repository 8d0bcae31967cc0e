import ChapterInterface
import ChapterReading

/// The claims of a check, each with what came out.
struct CheckWeaver {
    let block: Block
    let claims: [Claim]

    func node() -> HTMLNode {
        let failed = claims.count { !$0.holds }
        return .tag(
            "section",
            ["class": failed == 0 ? "check" : "check fails", "id": block.name, "aria-label": "Check \(block.name)"],
            [.tag("p", ["class": "check-summary"], summary(failed)), .tag("ul", [:], claims.map(item))])
    }

    private func summary(_ failed: Int) -> String {
        switch (claims.count, failed) {
        case (0, _): "No claim"
        case (1, 0): "The claim holds"
        case (1, _): "The claim is false"
        case (let count, 0): "All \(count) claims hold"
        case (let count, _): "\(failed) of \(count) claims \(failed == 1 ? "is" : "are") false"
        }
    }

    private func item(_ claim: Claim) -> HTMLNode {
        .tag(
            "li", ["class": claim.holds ? "holds" : "is-false"],
            [
                .tag(
                    "span", ["class": "mark", "role": "img", "aria-label": claim.holds ? "Holds:" : "False:"],
                    claim.holds ? "✓" : "✗"),
                .text(" "), .tag("span", ["class": "statement"], PrintableText.printable(claim.statement)),
                .text(" "), .tag("span", ["class": "found"], "found " + PrintableText.printable(claim.found)),
            ])
    }
}
