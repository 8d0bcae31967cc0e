import ChapterReading

/// What came of a chapter's blocks. An inline value is named by its expression, which may be the name of another block: the two
/// are kept apart.
package struct ChapterOutcomes: Sendable {
    private var blocks: [String: BlockOutcome] = [:]
    private var values: [String: BlockOutcome] = [:]

    package init() {}

    package init(_ outcomes: some Sequence<(block: Block, outcome: BlockOutcome)>) {
        for (block, outcome) in outcomes { self[block] = outcome }
    }

    package subscript(block: Block) -> BlockOutcome? {
        get { block.kind == .inline ? values[block.name] : blocks[block.name] }
        set {
            if block.kind == .inline { values[block.name] = newValue } else { blocks[block.name] = newValue }
        }
    }

    package subscript(inline expression: String) -> BlockOutcome? { values[expression] }
}
