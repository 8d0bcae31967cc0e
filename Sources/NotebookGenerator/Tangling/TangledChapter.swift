/// A chapter as one Swift file. Its text depends on the code alone: captions, prose and the blocks' places in the Markdown
/// do not enter it.
package struct TangledChapter: Sendable {
    package let text: String
    package let blocks: [TangledBlock]
    /// For each line of `text`, the block that it was written for.
    let owners: [Int?]

    /// The block that line `line` (from 1) of the text was written for.
    func block(ownerOfLine line: Int) -> TangledBlock? {
        guard owners.indices.contains(line - 1), let index = owners[line - 1] else { return nil }
        return blocks[index]
    }
}

/// A block and what it became.
package struct TangledBlock: Sendable {
    package let block: Block
    /// Its name in the program and in keys: the block's own, or `inline-` and a digest of the expression.
    package let identifier: String
    /// The experiments whose values its code names, sorted.
    package let inputs: [String]
    /// How many of our lines stand between the start of its `#sourceLocation` and the author's first line.
    let leadingLines: Int

    /// The global constant that holds it: distinct for distinct identifiers.
    package var symbol: String {
        var symbol = Self.symbolPrefix
        for character in identifier.unicodeScalars {
            switch character {
            case "_": symbol += "_u"
            case "-": symbol += "_d"
            default: symbol.unicodeScalars.append(character)
            }
        }
        return symbol
    }

    static let symbolPrefix = "__block_"

    /// The file name that the compiler and backtraces give for the author's lines.
    package var virtualFile: String { "block:\(identifier)" }

    /// Where line `line` and column `column` of the virtual file stand in the chapter.
    package func location(line: Int, column: Int) -> SourceLocation {
        block.location(line: max(line - leadingLines, 1), column: column)
    }
}
