import ChapterReading
import ChapterRunning

/// The code of a block that runs, under its kind and name.
struct CodeWeaver {
    let block: Block
    let outcome: BlockOutcome?
    /// The slug of the chapter.
    let chapter: String

    func node() -> HTMLNode {
        .tag("div", ["class": "block"], [.tag("div", ["class": "block-title"], title()), listing()] + below)
    }

    /// What of its value can be taken along.
    private var below: [HTMLNode] { [ResultDownload(block: block, outcome: outcome, chapter: chapter).node()].compactMap(\.self) }

    /// On the page of the chapter's source.
    static func reachAnchor(_ name: String) -> String { "reach-\(name)" }

    /// The id is the listing's: a browser that follows a link to it opens what it is folded in.
    private func listing() -> HTMLNode {
        Listing.node(
            block.code, language: "swift", label: "Swift code of \(block.name)", id: ChapterIDs.code(of: block.name))
    }

    private func title() -> [HTMLNode] {
        let kind = HTMLNode.tag("span", ["class": "block-kind"], block.kind.rawValue)
        guard block.kind != .shared else { return [kind, .text(" "), link()] }
        var name: [HTMLNode] = [
            kind, .text(" "), .tag("code", ["class": "block-name"], block.name), .text(" "), reach(), .text(" "), link(),
        ]
        if block.options.network {
            name += [.text(" "), .tag("span", ["class": "block-provenance"], "may use the network")]
        }
        // What has a number, or a value to take along, says it there; what failed before it ran has no key.
        guard let outcome, outcome.key != nil, block.kind.traits.label == nil, below.isEmpty else { return name }
        return name + [.text(" "), .tag("span", ["class": "block-provenance"], Provenance.nodes(outcome))]
    }

    /// To the functions that its machine code reaches.
    private func reach() -> HTMLNode {
        let address = "\(SitePath.sourcePage(chapter))#\(Self.reachAnchor(block.name))"
        return .tag("a", ["href": address], "reaches")
    }

    private func link() -> HTMLNode {
        .tag("a", ["class": "anchor", "href": "#" + ChapterIDs.code(of: block.name), "aria-label": "Link to this code"], "#")
    }
}
