import ChapterReading

/// What a typesetter does to prose without being told. Code, formulas, values and what programs print stay as they are.
///
/// Quotes and apostrophes curl, as the report's language has them. A quote opens at the start of a text and after a space, an opening
/// bracket, a dash or another opening quote; otherwise it closes; one that closes nothing, or stands between letters or before a decade
/// (`'90s`), is an apostrophe.
struct Microtypography {
    /// What stands before the next character.
    private var previous: Character = " "
    /// How many single quotes are open.
    private var openQuotes = 0
    private let quotes: QuoteMarks

    private init(_ quotes: QuoteMarks) { self.quotes = quotes }

    static func set(_ document: MarkdownDocument, _ quotes: QuoteMarks = .english) -> MarkdownDocument {
        MarkdownDocument(
            blocks: document.blocks.map { set($0, quotes) },
            footnotes: document.footnotes.map { note in
                MarkdownFootnote(label: note.label, blocks: note.blocks.map { set($0, quotes) })
            })
    }

    static func set(_ text: String, _ quotes: QuoteMarks = .english) -> String {
        var setter = Microtypography(quotes)
        return setter.curl(text)
    }

    static func set(_ inlines: [MarkdownInline], _ quotes: QuoteMarks = .english) -> [MarkdownInline] {
        var setter = Microtypography(quotes)
        return setter.curl(inlines)
    }

    private static func set(_ block: MarkdownBlock, _ quotes: QuoteMarks) -> MarkdownBlock {
        func set(_ inlines: [MarkdownInline]) -> [MarkdownInline] { Self.set(inlines, quotes) }
        func set(_ block: MarkdownBlock) -> MarkdownBlock { Self.set(block, quotes) }
        var block = block
        switch block.content {
        case .paragraph(let inlines): block.content = .paragraph(set(inlines))
        case .heading(let level, let inlines, let label): block.content = .heading(level: level, set(inlines), label: label)
        case .quote(let blocks): block.content = .quote(blocks.map(set))
        case .list(var list):
            list.items = list.items.map { $0.map(set) }
            block.content = .list(list)
        case .table(var table):
            table.header = table.header.map(set)
            table.rows = table.rows.map { $0.map(set) }
            block.content = .table(table)
        case .picture(var picture):
            picture.caption = set(picture.caption)
            block.content = .picture(picture)
        case .callout(var callout):
            callout.title = set(callout.title)
            callout.blocks = callout.blocks.map(set)
            block.content = .callout(callout)
        case .definitions(let definitions):
            block.content = .definitions(
                definitions.map { MarkdownDefinition(term: set($0.term), descriptions: $0.descriptions.map(set)) })
        case .captioned(var captioned):
            captioned.caption = set(captioned.caption)
            if case .pictures(let parts) = captioned.content {
                captioned.content = .pictures(parts.map { .init(source: $0.source, caption: set($0.caption)) })
            }
            if case .table(var table) = captioned.content {
                table.header = table.header.map(set)
                table.rows = table.rows.map { $0.map(set) }
                captioned.content = .table(table)
            }
            block.content = .captioned(captioned)
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
        case .code, .image, .math, .displayMath, .value, .reference, .citation, .footnote: previous = "x"
        }
        return content
    }

    private mutating func curl(_ text: String) -> String {
        var curled = ""
        for index in text.indices {
            let character = text[index]
            switch character {
            case "\"": curled += opens ? quotes.outer.opening : quotes.outer.closing
            case "'": curled += single(before: text[text.index(after: index)...])
            default: curled.append(character)
            }
            // Asterisks that set nothing off say nothing of what stands before the next sign.
            if let last = curled.last(where: { $0 != "\u{202F}" }), last != "*" { previous = last }
        }
        return curled
    }

    private mutating func single(before rest: Substring) -> String {
        if opens, rest.prefixMatch(of: /\d\ds\b/) == nil {
            openQuotes += 1
            return quotes.inner.opening
        }
        guard openQuotes > 0, !opens, !(rest.first?.isLetter ?? false) else { return "’" }
        openQuotes -= 1
        return quotes.inner.closing
    }

    private var opens: Bool { previous.isWhitespace || "([{<“‘„‚«‹–—-/".contains(previous) }
}
