/// A piece of Swift in a chapter: a fenced block that runs, or an inline value.
package struct Block: Sendable, Equatable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case experiment, figure, table, check, shared, inline
    }

    package let kind: Kind
    /// The name in the info string (`fig-rates`); `shared-1`, `shared-2`, … for shared blocks, and for an inline value the
    /// expression itself, so that equal expressions are one block. Unique in its chapter, figures and tables in the book.
    package let name: String
    /// The author's code without the option lines at its top, character for character.
    package let code: String
    /// Where `code` starts in the chapter.
    package let codeStart: SourceLocation
    /// How many columns each line of `code` was indented in the chapter beyond what `code` holds (a fence in a list).
    package let indentation: Int
    /// Where the block's name stands in the chapter, for messages.
    package let nameLocation: SourceLocation
    package let options: BlockOptions

    package init(
        kind: Kind, name: String, code: String, codeStart: SourceLocation, indentation: Int = 0,
        nameLocation: SourceLocation, options: BlockOptions = BlockOptions()
    ) {
        self.kind = kind
        self.name = name
        self.code = code
        self.codeStart = codeStart
        self.indentation = indentation
        self.nameLocation = nameLocation
        self.options = options
    }
}

/// The `//| key: value` lines at the top of a block.
package struct BlockOptions: Sendable, Equatable {
    /// Inline Markdown, with its own position; may hold inline values.
    package var caption: LocatedText?
    package var alt: LocatedText?
    /// Wall time allowed, in seconds.
    package var timeout: Double = 600
    /// Resident memory allowed, in GiB.
    package var memory: Double = 8
    /// Whether the code is shown folded.
    package var fold: Bool = false
    /// Names of the data sets that the block reads.
    package var data: [LocatedText] = []

    package init() {}
}

package struct LocatedText: Sendable, Equatable {
    package let text: String
    package let location: SourceLocation

    package init(text: String, location: SourceLocation) {
        self.text = text
        self.location = location
    }
}
