import ChapterReading
import ChapterRunning

/// A block that has no result, in the place where the result would be.
struct FailureWeaver {
    let block: Block
    let failure: BlockFailure

    func node() -> HTMLNode {
        .tag(
            "div", ["class": "failure", "role": "note", "id": block.kind == .shared ? nil : block.name],
            [
                Self.title(block, Self.verb(failure.cause)),
                .tag("pre", ["class": "message"], PrintableText.printable(failure.message)),
                .tag("p", ["class": "location"], [.tag("code", [:], failure.location.description)]),
            ])
    }

    /// `The experiment rates threw an error`.
    static func title(_ block: Block, _ verb: String) -> HTMLNode {
        let kind = block.kind == .shared ? "The shared block " : "The \(block.kind.rawValue) "
        let name: [HTMLNode] = block.kind == .shared ? [] : [.tag("code", [:], block.name), .text(" ")]
        return .tag("p", ["class": "failure-title"], [.text(kind)] + name + [.text(verb)])
    }

    private static func verb(_ cause: BlockFailure.Cause) -> String {
        switch cause {
        case .didNotCompile: "does not compile"
        case .trapped: "stopped with a trap"
        case .threw: "threw an error"
        case .timedOut: "took longer than it may"
        case .outOfMemory: "asked for more memory than it may have"
        case .falseClaim: "makes a false claim"
        case .missingInput: "needs a result that is missing"
        case .missingData: "needs data that is not present here"
        }
    }
}
