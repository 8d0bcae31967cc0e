import ChapterInterface
import ChapterReading
import Storage

/// Tangles: gathers a chapter's blocks into one Swift module, a file a block, so that after an edit the compiler compiles the
/// blocks that it touched.
///
/// Each block is a global constant whose closure holds the author's lines under a virtual file name, so that the program's
/// text does not change when prose moves them. An experiment's value is bound around the author's lines, which may shadow it.
/// All that shared blocks declare is in one file more; what they import, which Swift gives to one file alone, is repeated in each.
package func tangle(_ chapter: Chapter, code: CodeMemory = CodeMemory()) -> TangledChapter {
    var tangler = Tangler(chapter, code: code)
    tangler.addShared()
    var experiments: Set<String> = []
    for block in programOrder(chapter.blocks.filter { $0.kind != .shared }) {
        guard let program = block.kind.traits.program else { continue }
        tangler.add(block, as: program, experiments: experiments)
        if block.kind.traits.holdsValue { experiments.insert(block.name) }
    }
    tangler.addMain()
    return TangledChapter(files: tangler.files, blocks: tangler.blocks, refusedNames: chapter.refusedNames)
}

/// A block sees the experiments before it. Inline values come last, since one may stand in an opening summary, and sorted, so that moving
/// prose does not move code.
private func programOrder(_ blocks: [Block]) -> [Block] {
    blocks.filter { $0.kind != .inline } + blocks.filter { $0.kind == .inline }.sorted { $0.name < $1.name }
}

private struct Tangler {
    private let shared: [Block]
    private let parameters: [Parameter]
    private let code: CodeMemory
    private(set) var files: [TangledFile] = []
    private(set) var blocks: [TangledBlock] = []
    private var wordings: [String: String] = [:]

    init(_ chapter: Chapter, code: CodeMemory) {
        shared = chapter.blocks.filter { $0.kind == .shared }
        parameters = chapter.frontMatter.parameters
        self.code = code
    }

    mutating func addShared() {
        guard !shared.isEmpty else { return }
        var text = TangledText.imports
        for (owner, block) in shared.enumerated() {
            blocks.append(TangledBlock(block: block, identifier: block.name, inputs: [], leadingLines: 0))
            text.add(lines(of: code.facts(of: block.code).visible(in: block.code)), of: blocks[owner], owner: owner)
        }
        add(text, named: TangledFile.shared, .shared)
    }

    mutating func add(_ block: Block, as program: BlockTraits.Program, experiments: Set<String>) {
        let isInline = block.kind == .inline
        let owner = blocks.count
        let identifiers = code.facts(of: block.code).identifiers
        var tangled = TangledBlock(
            block: block, identifier: isInline ? "inline-\(Digest(of: block.name).short)" : block.name,
            inputs: [], leadingLines: isInline ? 1 : 0)
        tangled.grid = block.options.over.map(\.text).flatMap { experiments.contains($0) ? $0 : nil }
        tangled.cellInputs = identifiers.intersection(experiments).sorted()
        tangled.inputs = Set(tangled.cellInputs + [tangled.grid].compactMap { $0 }).sorted()
        tangled.parameters = parameters.filter { identifiers.contains($0.name) }
        tangled.wording = wording(of: tangled)
        blocks.append(tangled)
        var text = imports()
        // With the module: a chapter may have types of its own that are called so.
        let made = "NotebookKit.\(program.type)"
        let type = program.isGeneric ? "" : ": \(made)"
        text.add("let \(tangled.symbol)\(type) = \(made)(\"\(tangled.identifier)\") { session in", owner: owner)
        if let grid = tangled.grid {
            text.add("    let cell = try \(TangledBlock.symbol(of: grid)).cell(of: session)", owner: owner)
            text.add("    _ = cell", owner: owner)
        }
        for input in tangled.cellInputs {
            let symbol = TangledBlock.symbol(of: input)
            text.add("    let \(input) = try \(symbol).value", owner: owner)
            text.add("    _ = \(input)", owner: owner)
        }
        for parameter in tangled.parameters {
            let (name, type) = (parameter.name, parameter.kind.rawValue)
            text.add("    let \(name): Swift.\(type) = try session.parameter(\"\(name)\")", owner: owner)
            text.add("    _ = \(name)", owner: owner)
        }
        text.add("    return try { () throws\(program.returned.map { " -> \($0)" } ?? "") in", owner: owner)
        let author = lines(of: block.code)
        text.add(isInline ? ["return ("] + author + [")"] : author, of: tangled, owner: owner)
        text.add("    }()", owner: owner)
        text.add("}", owner: owner)
        text.add("func \(tangled.entry)() -> any NotebookKit.ChapterBlock { \(tangled.symbol) }", owner: owner)
        add(text, named: tangled.fileName, .block, inputs: tangled.inputs.map(TangledBlock.fileName))
    }

    /// Experiments come before the blocks that use them.
    private mutating func wording(of tangled: TangledBlock) -> String {
        let block = tangled.block
        let own = [block.kind.rawValue + (tangled.grid.map { " over \($0)" } ?? ""), code.facts(of: block.code).wording]
        let around = shared.map { code.facts(of: $0.code).wording } + ["inputs"] + tangled.inputs.map { wordings[$0] ?? "" }
        let values = tangled.parameters.map(\.assignment)
        let digest = Digest(ofAll: own + block.options.data.map(\.text).sorted() + values + ["shared"] + around)
        let wording = String(digest.description.prefix(16))
        if block.kind.traits.holdsValue { wordings[block.name] = wording }
        return wording
    }

    mutating func addMain() {
        var text = TangledText.imports
        text.add("@main enum ChapterMain {")
        text.add("    static func main() {")
        let entries = blocks.filter { $0.block.kind != .shared }.map { "\($0.entry)()" }
        text.add("        NotebookKit.ChapterProgram.run([\(entries.joined(separator: ", "))])")
        text.add("    }")
        text.add("}")
        add(text, named: TangledFile.main, .main)
    }

    /// The start of a block's file: ours, and what shared blocks import, at the places where they do.
    private func imports() -> TangledText {
        var text = TangledText.imports
        for (owner, block) in shared.enumerated() {
            guard let imports = code.facts(of: block.code).imports(in: block.code) else { continue }
            text.add(lines(of: imports), of: blocks[owner], owner: owner)
        }
        return text
    }

    private mutating func add(_ text: TangledText, named name: String, _ role: TangledFile.Role, inputs: [String] = []) {
        files.append(
            TangledFile(
                name: name, role: role, text: text.lines.joined(separator: "\n") + "\n", inputs: inputs, owners: text.owners))
    }

    private func lines(of code: String) -> [String] {
        var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// The lines of a file, and the blocks that they were written for.
private struct TangledText {
    private(set) var lines: [String] = []
    private(set) var owners: [Int?] = []

    static let imports = {
        var text = TangledText()
        text.add("import NotebookKit")
        text.add("import Plotting")
        return text
    }()

    mutating func add(_ line: String, owner: Int? = nil) {
        lines.append(line)
        owners.append(owner)
    }

    /// Adds an author's lines under the virtual name of their block.
    mutating func add(_ author: [String], of block: TangledBlock, owner: Int) {
        add(TangledChapter.start(of: block), owner: owner)
        for line in author { add(line, owner: owner) }
        add("#sourceLocation()", owner: owner)
    }
}
