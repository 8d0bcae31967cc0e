/// Tangles: gathers a chapter's blocks into one Swift program.
///
/// Each block is a global constant whose closure holds the author's lines under a virtual file name, so that the program's
/// text does not change when prose moves them. An experiment's value is bound around the author's lines, which may shadow it.
package func tangle(_ chapter: Chapter, code: CodeMemory = CodeMemory()) -> TangledChapter {
    var tangler = Tangler(code: code)
    tangler.add("import NotebookKit")
    tangler.add("import Plotting")
    for block in chapter.blocks where block.kind == .shared { tangler.addShared(block) }
    let running = chapter.blocks.filter { $0.kind != .shared }
    for block in programOrder(running) { tangler.addRunning(block, experiments: experiments(visibleTo: block, in: running)) }
    tangler.addMain()
    return TangledChapter(text: tangler.lines.joined(separator: "\n") + "\n", blocks: tangler.blocks, owners: tangler.owners)
}

/// Inline values come last and sorted, so that moving prose does not move code.
private func programOrder(_ blocks: [Block]) -> [Block] {
    blocks.filter { $0.kind != .inline } + blocks.filter { $0.kind == .inline }.sorted { $0.name < $1.name }
}

/// A block sees the experiments before it; an inline value, which may stand in an opening summary, sees all.
private func experiments(visibleTo block: Block, in blocks: [Block]) -> Set<String> {
    let visible = block.kind == .inline ? blocks[...] : blocks.prefix { $0.name != block.name || $0.kind != block.kind }
    return Set(visible.filter { $0.kind == .experiment }.map(\.name))
}

private struct Tangler {
    let code: CodeMemory
    private(set) var lines: [String] = []
    private(set) var owners: [Int?] = []
    private(set) var blocks: [TangledBlock] = []

    mutating func add(_ line: String, owner: Int? = nil) {
        lines.append(line)
        owners.append(owner)
    }

    mutating func addShared(_ block: Block) {
        let owner = register(TangledBlock(block: block, identifier: block.name, inputs: [], leadingLines: 0))
        addAuthorLines(of: owner)
    }

    mutating func addRunning(_ block: Block, experiments: Set<String>) {
        let isInline = block.kind == .inline
        let owner = register(
            TangledBlock(
                block: block, identifier: isInline ? "inline-\(Digest(of: block.name).short)" : block.name,
                inputs: code.facts(of: block.code).identifiers.intersection(experiments).sorted(), leadingLines: isInline ? 1 : 0)
        )
        add("let \(blocks[owner].symbol) = \(block.kind.programType)(\"\(blocks[owner].identifier)\") { session in", owner: owner)
        for input in blocks[owner].inputs {
            let symbol = TangledBlock(block: block, identifier: input, inputs: [], leadingLines: 0).symbol
            add("    let \(input) = try \(symbol).value", owner: owner)
            add("    _ = \(input)", owner: owner)
        }
        add("    return try { () throws\(block.kind.returnClause) in", owner: owner)
        addAuthorLines(of: owner)
        add("    }()", owner: owner)
        add("}", owner: owner)
    }

    mutating func addMain() {
        add("@main enum ChapterMain {")
        add("    static func main() {")
        let symbols = blocks.filter { $0.block.kind != .shared }.map(\.symbol)
        add("        ChapterProgram.run([\(symbols.joined(separator: ", "))])")
        add("    }")
        add("}")
    }

    private mutating func register(_ block: TangledBlock) -> Int {
        blocks.append(block)
        return blocks.count - 1
    }

    private mutating func addAuthorLines(of owner: Int) {
        let block = blocks[owner]
        add("#sourceLocation(file: \"\(block.virtualFile)\", line: 1)", owner: owner)
        if block.block.kind == .inline { add("return (", owner: owner) }
        var author = block.block.code.split(separator: "\n", omittingEmptySubsequences: false)
        if author.last == "" { author.removeLast() }
        for line in author { add(String(line), owner: owner) }
        if block.block.kind == .inline { add(")", owner: owner) }
        add("#sourceLocation()", owner: owner)
    }
}

extension Block.Kind {
    /// The NotebookKit type that runs a block of this kind.
    fileprivate var programType: String {
        switch self {
        case .experiment: "Experiment"
        case .figure: "FigureBlock"
        case .table: "TableBlock"
        case .check: "CheckBlock"
        case .inline: "InlineBlock"
        case .shared: ""
        }
    }

    fileprivate var returnClause: String {
        switch self {
        case .figure: " -> Plot"
        case .table: " -> Table"
        case .check: " -> Void"
        case .experiment, .inline, .shared: ""
        }
    }
}
