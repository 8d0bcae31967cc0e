/// A piece of Swift in a chapter: a fenced block that runs, or an inline value.
package struct Block: Sendable, Equatable {
    package let kind: Kind
    /// The name in the info string (`fig-rates`); `shared-1`, `shared-2`, … for shared blocks, and for an inline value the
    /// expression itself, so that equal expressions are one block. Unique in its chapter but for inline values, which may be named like
    /// another block; figures and tables in the book.
    package let name: String
    /// The author's code without the option lines at its top, character for character; each line ends with a line feed.
    package let code: String
    /// Where `code` starts in the chapter.
    package let codeStart: SourceLocation
    /// How many columns the first line of `code` was indented in the chapter beyond what `code` holds (a fence in a list).
    package let indentation: Int
    /// For each line of `code`, the column in the chapter at which it starts; empty when `indentation` tells.
    package let lineColumns: [Int]
    /// Where the block's name stands in the chapter, for messages.
    package let nameLocation: SourceLocation
    package let options: BlockOptions
    /// Whether its code is whole, as far as its grammar goes; what is not was told when the chapter was read.
    package internal(set) var isSound = true

    package init(
        kind: Kind, name: String, code: String, codeStart: SourceLocation, indentation: Int = 0, lineColumns: [Int] = [],
        nameLocation: SourceLocation, options: BlockOptions = BlockOptions()
    ) {
        self.kind = kind
        self.name = name
        self.code = code
        self.codeStart = codeStart
        self.indentation = indentation
        self.lineColumns = lineColumns
        self.nameLocation = nameLocation
        self.options = options
    }

    /// Where a place in `code` is in the chapter; of one that is not in it, the nearest that is.
    ///
    /// - Parameters:
    ///   - line: of `code`, from 1.
    ///   - column: in UTF-8, from 1.
    package func location(line: Int, column: Int) -> SourceLocation {
        let widths = lineWidths
        let line = min(max(line, 1), widths.count)
        let column = min(max(column, 1), widths[line - 1])
        let start =
            lineColumns.indices.contains(line - 1) ? lineColumns[line - 1] : line == 1 ? codeStart.column : indentation + 1
        return SourceLocation(file: codeStart.file, line: codeStart.line + line - 1, column: max(start + column - 1, 1))
    }

    /// Whether there is such a place in `code`, or right behind a line of it.
    package func holds(line: Int, column: Int) -> Bool {
        let widths = lineWidths
        return (1...widths.count).contains(line) && (1...widths[line - 1]).contains(column)
    }

    /// How many places each line of `code` has, with that of its end; the last line is what stands behind the last line feed.
    private var lineWidths: [Int] {
        code.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { $0.count + 1 }
    }
}

/// The `//| key: value` lines at the top of a block.
package struct BlockOptions: Sendable, Equatable {
    /// Inline Markdown, with its own position; may hold inline values.
    package var caption: LocatedText?
    /// The caption as it was read.
    package var captionContent: [MarkdownInline] = []
    /// What one sees in the figure; may hold inline values and is plain text besides.
    package var alt: LocatedText?
    /// The text as it was read, where it holds inline values.
    package var altContent: [MarkdownInline] = []
    /// Wall time allowed, in seconds.
    package var timeout: Double = 600
    /// Resident memory allowed, in GiB.
    package var memory: Double = 8
    /// Whether the code is folded, behind the result that it leads to; otherwise it stands open where it is written.
    package var fold: Bool = true
    /// Names of the data sets that the block reads.
    package var data: [LocatedText] = []
    /// Of a sweep, the experiment whose value it runs over.
    package var over: LocatedText?
    /// Whether the block may use the network.
    package var network: Bool = false

    package init() {}

    /// Whether a data set, or a file below the chapters, can be called so.
    package static func isDataName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
    }
}

package struct LocatedText: Sendable, Equatable {
    package let text: String
    package let location: SourceLocation

    package init(text: String, location: SourceLocation) {
        self.text = text
        self.location = location
    }
}
