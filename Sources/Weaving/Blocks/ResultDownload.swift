import ChapterInterface
import ChapterReading
import ChapterRunning
import Storage

/// The value of an experiment as JSON, to take along, below its code.
struct ResultDownload {
    let block: Block
    let outcome: BlockOutcome?
    /// The slug of the chapter, which may have the block from a file that it includes.
    let chapter: String

    private var path: String { SitePath.result(block.name, of: chapter) }

    /// Nil for what gives no value, or none that is here.
    func asset() -> SiteAsset? {
        guard case .value(let digest)? = outcome?.product else { return nil }
        return SiteAsset(path: path, content: .stored(digest))
    }

    func node() -> HTMLNode? {
        guard let outcome, asset() != nil else { return nil }
        let link = HTMLNode.tag("a", ["href": path, "aria-label": "The value of \(block.name) as JSON"], "JSON")
        return .tag(
            "p", ["class": "provenance"],
            [.tag("span", ["class": "downloads"], [link]), .text(" "), .tag("span", [:], Provenance.nodes(outcome))])
    }
}
