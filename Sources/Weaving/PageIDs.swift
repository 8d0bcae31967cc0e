import ChapterReading
import ChapterRunning

/// The ids of a page that are settled before its headings get theirs.
enum PageIDs {
    static func given(by chapter: Chapter, _ outcomes: ChapterOutcomes) -> Set<String> {
        var ids: Set<String> = ["content", "references", "chapters", "notes"]
        for number in chapter.document.footnotes.indices.map({ $0 + 1 }) {
            ids.formUnion([FootnoteList.anchor(number), FootnoteList.reference(number)])
        }
        for block in chapter.blocks where block.kind != .inline {
            ids.insert(CodeWeaver.anchor(block.name))
            if block.kind != .shared { ids.insert(block.name) }
            let claims = outcomes[block]?.product?.claims ?? []
            ids.formUnion(claims.indices.map { CheckWeaver.anchor(block.name, $0 + 1) })
        }
        for block in chapter.document.blocks { addLabels(of: block, to: &ids) }
        return ids
    }

    private static func addLabels(of block: MarkdownBlock, to ids: inout Set<String>) {
        switch block.content {
        case .heading(_, _, let label): if let label { ids.insert(label.name) }
        case .picture(let picture): ids.insert(picture.label.name)
        case .equation(let tex, let label):
            ids.formUnion(EquationLabel.all(in: tex).map(\.name))
            if let label { ids.insert(label.name) }
        case .captioned(let captioned): if let label = captioned.label { ids.insert(label.name) }
        default: for block in block.inner { addLabels(of: block, to: &ids) }
        }
    }
}
