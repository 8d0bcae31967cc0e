import ChapterReading

/// A chapter as Swift files of one module. Their text depends on the code alone: captions, prose and the blocks' places in the
/// Markdown do not enter it.
package struct TangledChapter: Sendable {
    /// What is shared, if anything is; then each running block in program order; then the program's start.
    package let files: [TangledFile]
    package let blocks: [TangledBlock]
    /// Names of experiments that are not among the blocks, since they were refused.
    var refusedNames: Set<String> = []

    /// The blocks that run: all but the shared ones.
    package var running: [TangledBlock] { blocks.filter { $0.block.kind != .shared } }

    /// The block that a line (from 1) of one of the files was written for; `file` as the compiler names it.
    func block(ownerOfLine line: Int, in file: String) -> TangledBlock? {
        guard let found = files.first(where: { "\($0.name).swift" == file }), found.owners.indices.contains(line - 1) else {
            return nil
        }
        return found.owners[line - 1].map { blocks[$0] }
    }

    /// The line above the author's lines of a block.
    static func start(of block: TangledBlock) -> String { "#sourceLocation(file: \"\(block.virtualFile)\", line: 1)" }

    /// The file in which a file of the compiler's messages lies: one of ours, or a block's virtual one.
    func file(named name: String) -> TangledFile? {
        if let block = blocks.first(where: { $0.virtualFile == name }) {
            let wanted = block.block.kind == .shared ? TangledFile.shared : block.fileName
            return files.first { $0.name == wanted }
        }
        return files.first { "\($0.name).swift" == name }
    }
}

/// One of a tangled chapter's files: what the compiler compiles, or leaves as it is, as a whole.
package struct TangledFile: Sendable {
    package enum Role: Sendable {
        case shared, block, main
    }

    /// Distinct within the chapter; the file's without its ending.
    package let name: String
    package let role: Role
    package let text: String
    /// The files of the experiments whose values it names: of what they declare it sees the types alone.
    package let inputs: [String]
    /// For each line of `text`, the index of the block that it was written for.
    let owners: [Int?]

    static let shared = "Shared"
    static let main = "Main"
}

/// A block and what it became.
package struct TangledBlock: Sendable {
    package let block: Block
    /// Its name in the program and in keys: the block's own, or `inline-` and a digest of the expression.
    package let identifier: String
    /// The experiments whose values it uses, sorted: those that its code names, and the grid of a sweep.
    package internal(set) var inputs: [String]
    /// Those that its code names: what every cell of a sweep uses.
    var cellInputs: [String] = []
    /// Of a sweep, the experiment whose value it runs over.
    var grid: String?
    /// Whether it is a sweep over nothing that there is, which was told when the chapter was read.
    var lacksGrid: Bool { block.kind == .sweep && grid == nil }
    /// The parameters of the chapter that its code names, in the order of the front matter.
    package var parameters: [Parameter] = []
    /// How many of our lines stand between the start of its `#sourceLocation` and the author's first line.
    let leadingLines: Int
    /// Sixteen digits that tell its code, what it shares with its chapter and the experiments that it uses from any other, whatever
    /// their comments and blanks: what a record can be compared with where nothing is compiled.
    package var wording = ""

    /// The global constant that holds it: distinct for distinct identifiers.
    package var symbol: String { Self.symbol(of: identifier) }

    /// That of the block with this identifier.
    static func symbol(of identifier: String) -> String { symbolPrefix + escaped(identifier) }

    static let symbolPrefix = "__block_"

    /// The function that hands it to the program's start.
    var entry: String { "__entry_" + Self.escaped(identifier) }

    private static func escaped(_ identifier: String) -> String {
        var escaped = ""
        for character in identifier.unicodeScalars {
            switch character {
            case "_": escaped += "_u"
            case "-": escaped += "_d"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    /// The file that holds it, unless it is shared.
    var fileName: String { Self.fileName(of: identifier) }

    static func fileName(of identifier: String) -> String { "block-\(identifier)" }

    /// The file name that the compiler and backtraces give for the author's lines.
    package var virtualFile: String { "block:\(identifier)" }

    /// Where line `line` and column `column` of the virtual file, from 1, stand in the chapter.
    package func location(line: Int, column: Int) -> SourceLocation {
        block.location(line: line - leadingLines, column: column)
    }

    /// Whether the author's lines have such a place.
    func holds(line: Int, column: Int) -> Bool { block.holds(line: line - leadingLines, column: column) }
}
