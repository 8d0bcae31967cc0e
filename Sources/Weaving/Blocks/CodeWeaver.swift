import ChapterReading
import ChapterRunning

/// The code of a block that runs, under its kind and name.
struct CodeWeaver {
    let block: Block
    let outcome: BlockOutcome?
    /// What of its value can be taken along, below the code.
    var download: HTMLNode?

    func node() -> HTMLNode {
        let id = block.kind == .shared ? nil : Self.anchor(block.name)
        guard block.options.fold else {
            return .tag(
                "div", ["class": "block", "id": id], [.tag("div", ["class": "block-title"], title()), listing()] + below)
        }
        return .tag(
            "details", ["class": "block", "id": id], [.tag("summary", ["class": "block-title"], title()), listing()] + below)
    }

    private var below: [HTMLNode] { [download].compactMap(\.self) }

    static func anchor(_ name: String) -> String { "block-\(name)" }

    private func listing() -> HTMLNode {
        Listing.node(block.code, language: "swift", label: "Swift code of \(block.name)")
    }

    private func title() -> [HTMLNode] {
        let kind = HTMLNode.tag("span", ["class": "block-kind"], block.kind.rawValue)
        guard block.kind != .shared else { return [kind] }
        let name: [HTMLNode] = [kind, .text(" "), .tag("code", ["class": "block-name"], block.name)]
        // What has a number says it under the result; what failed before it ran has no key.
        guard let outcome, outcome.key != nil, block.kind.traits.label == nil else { return name }
        return name + [.text(" "), .tag("span", ["class": "block-provenance"], Provenance.nodes(outcome, linksKey: false))]
    }
}
