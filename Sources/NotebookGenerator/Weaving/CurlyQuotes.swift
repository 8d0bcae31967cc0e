/// Curls the quotes and apostrophes of prose, as every typesetter does: code, formulas, values and what programs print stay as
/// they are.
///
/// A quote opens at the start of a text and after a space, an opening bracket, a dash or another opening quote; otherwise it
/// closes, which is also how an apostrophe looks.
struct CurlyQuotes {
    /// What stands before the next character.
    private var previous: Character = " "

    static func curled(_ document: MarkdownDocument) -> MarkdownDocument {
        MarkdownDocument(blocks: document.blocks.map(curled))
    }

    static func curled(_ text: String) -> String {
        var quotes = CurlyQuotes()
        return quotes.curl(text)
    }

    static func curled(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
        var quotes = CurlyQuotes()
        return quotes.curl(inlines)
    }

    private static func curled(_ block: MarkdownBlock) -> MarkdownBlock {
        var block = block
        switch block.content {
        case .paragraph(let inlines): block.content = .paragraph(curled(inlines))
        case .heading(let level, let inlines, let label): block.content = .heading(level: level, curled(inlines), label: label)
        case .quote(let blocks): block.content = .quote(blocks.map(curled))
        case .list(var list):
            list.items = list.items.map { $0.map(curled) }
            block.content = .list(list)
        case .table(var table):
            table.header = table.header.map(curled)
            table.rows = table.rows.map { $0.map(curled) }
            block.content = .table(table)
        case .code, .executable, .html, .rule, .equation: break
        }
        return block
    }

    private mutating func curl(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
        inlines.map { inline in
            var inline = inline
            inline.content = curl(inline.content)
            return inline
        }
    }

    private mutating func curl(_ content: MarkdownInline.Content) -> MarkdownInline.Content {
        switch content {
        case .text(let text): return .text(curl(text))
        case .emphasis(let inlines): return .emphasis(curl(inlines))
        case .strong(let inlines): return .strong(curl(inlines))
        case .strikethrough(let inlines): return .strikethrough(curl(inlines))
        case .link(let destination, let title, let inlines):
            return .link(destination: destination, title: title, curl(inlines))
        case .softBreak, .lineBreak: previous = " "
        case .html: break
        case .code, .image, .math, .displayMath, .value, .reference, .citation: previous = "x"
        }
        return content
    }

    private mutating func curl(_ text: String) -> String {
        String(
            text.map { character -> Character in
                let curled: Character =
                    switch character {
                    case "\"": opens ? "“" : "”"
                    case "'": opens ? "‘" : "’"
                    default: character
                    }
                previous = curled
                return curled
            })
    }

    private var opens: Bool { previous.isWhitespace || "([{<“‘–—-/".contains(previous) }
}
