/// A block as it was read, with the offsets of its bytes; the builder makes the document's blocks from these.
struct BlockNode {
    indirect enum Content {
        case paragraph([InlineNode])
        case heading(level: Int, [InlineNode])
        case quote([BlockNode])
        case list(start: Int?, isTight: Bool, items: [[BlockNode]])
        case code(CodeNode)
        case html(String)
        case rule
        case table(TableNode)
    }

    var content: Content
    var range: Range<Int>
}

struct TableNode {
    var alignments: [MarkdownTable.Alignment] = []
    var header: [[InlineNode]] = []
    var rows: [[[InlineNode]]] = []
    /// Cells that the table has no column for: no page would show them.
    var extraCells: [Range<Int>] = []
    /// Lines without a pipe that stand below it, and are rows of it.
    var bareLines: [Range<Int>] = []
}

/// `[^label]:` and what follows.
struct FootnoteNode {
    var label: String
    /// Of the mark.
    var range: Range<Int>
    var blocks: [BlockNode]
}

struct CodeNode {
    /// A line of code: its bytes in the source, and the spaces that stand for the rest of a tab split by the indentation.
    struct Line {
        var text: [UInt8]
        var range: Range<Int>
        var insertedSpaces: Int
    }

    struct Fence {
        /// The backticks or tildes.
        var range: Range<Int>
        /// The info string, without the blanks around it.
        var info: Range<Int>
        var isClosed: Bool
    }

    /// The info string with its escapes and entities decoded.
    var info: String
    var lines: [Line]
    /// Nil for indented code.
    var fence: Fence?

    var text: String { lines.map { String(decoding: $0.text, as: UTF8.self) + "\n" }.joined() }
}

struct InlineNode {
    indirect enum Content {
        case text([TextPiece])
        case softBreak
        case lineBreak
        case code(String, content: Range<Int>)
        case emphasis([InlineNode])
        case strong([InlineNode])
        case strikethrough([InlineNode])
        case link(destination: String, title: String?, [InlineNode])
        case image(source: String, title: String?, [InlineNode])
        case html(String)
        /// `[^label]`, and which note of the text it is, from 1.
        case footnote(label: String, number: Int)
    }

    var content: Content
    var range: Range<Int>

    var isSoftBreak: Bool {
        if case .softBreak = content { return true }
        return false
    }

    /// Whether a line of the source ends there, with or without a break on the page.
    var isLineEnd: Bool {
        if case .lineBreak = content { return true }
        return isSoftBreak
    }

    /// Whether it is text without any.
    var isBlank: Bool {
        guard case .text(let pieces) = content else { return false }
        return pieces.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
    }
}

/// Part of a text: bytes of the source as they stand, or one character that was escaped or written as an entity.
struct TextPiece {
    var text: String
    var range: Range<Int>
    var isLiteral: Bool
}

extension [InlineNode] {
    /// Without the blanks at the end.
    func trimmed() -> [InlineNode] {
        var nodes = self
        while case .text(var pieces)? = nodes.last?.content, let last = pieces.popLast(), last.isLiteral {
            let blanks = last.text.utf8.reversed().prefix(while: \.isBlank).count
            if blanks == 0 { break }
            let text = String(last.text.dropLast(blanks))
            let range = last.range.lowerBound..<last.range.lowerBound + text.utf8.count
            if !text.isEmpty { pieces.append(TextPiece(text: text, range: range, isLiteral: true)) }
            nodes.replaceText(at: nodes.count - 1, with: pieces)
        }
        return nodes
    }

    /// Replaces the text at `index`, or removes it when nothing is left of it.
    mutating func replaceText(at index: Int, with pieces: [TextPiece]) {
        guard let first = pieces.first, let last = pieces.last else {
            remove(at: index)
            return
        }
        self[index] = InlineNode(content: .text(pieces), range: first.range.lowerBound..<last.range.upperBound)
    }
}

extension [BlockNode] {
    /// Removes the `[ ]` or `[x]` that an item's text starts with; returns whether the task is done.
    mutating func takeTask() -> Bool? {
        guard let first, case .paragraph(var nodes) = first.content, case .text(var pieces)? = nodes.first?.content,
            let piece = pieces.first, piece.isLiteral
        else { return nil }
        let mark = String(piece.text.prefix(3))
        guard ["[ ]", "[x]", "[X]"].contains(mark), piece.text.dropFirst(3).first.map({ $0 == " " || $0 == "\t" }) ?? false else {
            return nil
        }
        let rest = String(piece.text.dropFirst(4))
        pieces[0] = TextPiece(
            text: rest, range: piece.range.lowerBound + 4..<piece.range.upperBound, isLiteral: true)
        nodes.replaceText(at: 0, with: pieces.filter { !$0.text.isEmpty })
        self[0].content = .paragraph(nodes)
        return mark != "[ ]"
    }
}
