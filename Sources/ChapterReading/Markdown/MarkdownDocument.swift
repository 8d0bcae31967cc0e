/// A chapter's prose as a tree, each block with the bytes of the source that it came from.
package struct MarkdownDocument: Sendable, Equatable {
    package var blocks: [MarkdownBlock]
    /// In the order in which the text refers to them.
    package var footnotes: [MarkdownFootnote]

    package init(blocks: [MarkdownBlock], footnotes: [MarkdownFootnote] = []) {
        self.blocks = blocks
        self.footnotes = footnotes
    }
}

package struct MarkdownPicture: Sendable, Equatable {
    package var source: String
    package var caption: [MarkdownInline]
    /// What one sees in it, where the caption does not say that.
    package var alt: String?
    package var label: Label
}

/// `[^label]: …`
package struct MarkdownFootnote: Sendable, Equatable {
    package var label: String
    package var blocks: [MarkdownBlock]

    package init(label: String, blocks: [MarkdownBlock]) {
        self.label = label
        self.blocks = blocks
    }
}

package struct MarkdownBlock: Sendable, Equatable {
    package indirect enum Content: Sendable, Equatable {
        case paragraph([MarkdownInline])
        case heading(level: Int, [MarkdownInline], label: Label?)
        case quote([MarkdownBlock])
        case list(MarkdownList)
        /// A code block that is shown and never run.
        case code(info: String, text: String)
        /// A block that runs, by its name in `Chapter.blocks`.
        case executable(name: String)
        case html(String)
        case rule
        case table(MarkdownTable)
        /// `$$…$$`, alone in its paragraph, with its `{#eq-…}`.
        case equation(tex: String, label: Label?)
        /// `![caption](source){#fig-x}`, alone in its paragraph: a numbered figure.
        case picture(MarkdownPicture)
        /// `> [!NOTE]`: a quote that is none.
        case callout(MarkdownCallout)
        /// A term, and below it lines `: …` that say what it is.
        case definitions([MarkdownDefinition])
        /// A table, or pictures beside each other, and a paragraph `: caption {#tbl-x}` after it.
        case captioned(MarkdownCaptioned)
    }

    package var content: Content
    package var range: Range<Int>

    package init(_ content: Content, range: Range<Int>) {
        self.content = content
        self.range = range
    }
}

/// The `#sec-x` of a heading or the `#eq-x` of an equation.
package struct Label: Sendable, Equatable {
    package var name: String
    package var location: SourceLocation

    package init(name: String, location: SourceLocation) {
        self.name = name
        self.location = location
    }
}

package struct MarkdownList: Sendable, Equatable {
    /// The first number of an ordered list; nil for bullets.
    package var start: Int?
    package var isTight: Bool
    package var items: [[MarkdownBlock]]
    /// For each item that starts with `[ ]` or `[x]`, by its index, whether it is done.
    package var tasks: [Int: Bool]

    package init(start: Int?, isTight: Bool, items: [[MarkdownBlock]], tasks: [Int: Bool] = [:]) {
        self.start = start
        self.isTight = isTight
        self.items = items
        self.tasks = tasks
    }
}

package struct MarkdownTable: Sendable, Equatable {
    package enum Alignment: Sendable { case none, left, center, right }
    package var alignments: [Alignment]
    package var header: [[MarkdownInline]]
    package var rows: [[[MarkdownInline]]]

    package init(alignments: [Alignment], header: [[MarkdownInline]], rows: [[[MarkdownInline]]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}

package struct MarkdownInline: Sendable, Equatable {
    package indirect enum Content: Sendable, Equatable {
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case emphasis([MarkdownInline])
        case strong([MarkdownInline])
        case strikethrough([MarkdownInline])
        case link(destination: String, title: String?, [MarkdownInline])
        case image(source: String, title: String?, [MarkdownInline])
        case html(String)
        /// `$…$`.
        case math(tex: String)
        /// `$$…$$` inside a paragraph.
        case displayMath(tex: String)
        /// `` `{swift} expression` ``: the text of the inline block of that name.
        case value(expression: String)
        /// `@fig-x`, `@tbl-x`, `@eq-x`, `@sec-x`.
        case reference(label: String)
        /// `[@li2024; @geifman2024]`.
        case citation(Citation)
        /// `[^label]`, and which note of the chapter it is, from 1.
        case footnote(label: String, number: Int)
    }

    package var content: Content
    /// Where it starts in the chapter.
    package var location: SourceLocation

    package init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }
}
