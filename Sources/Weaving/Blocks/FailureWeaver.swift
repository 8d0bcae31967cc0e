import ChapterReading
import ChapterRunning

/// A block that has no result, in the place where the result would be.
struct FailureWeaver {
    let block: Block
    let failure: BlockFailure

    func node() -> HTMLNode {
        .tag(
            "div", ["class": "failure", "role": "note", "id": block.kind.traits.isShown ? block.name : nil],
            [
                Self.title(block, failure.verb),
                .tag("pre", ["class": "message"], PrintableText.printable(failure.message)),
                .tag("p", ["class": "location"], [.tag("code", [:], failure.location.description)]),
            ])
    }

    /// `The experiment rates threw an error`.
    static func title(_ block: Block, _ verb: String) -> HTMLNode {
        let kind = "The \(block.kind.traits.noun) "
        let name: [HTMLNode] = block.kind == .shared ? [] : [.tag("code", [:], block.name), .text(" ")]
        return .tag("p", ["class": "failure-title"], [.text(kind)] + name + [.text(verb)])
    }
}
