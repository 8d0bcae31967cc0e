/// What MD4C reports, in the order of the document.
enum MarkdownEvent {
    case enterBlock(MarkdownBlockTag)
    case leaveBlock
    case enterSpan(MarkdownSpanTag)
    case leaveSpan
    case text(MarkdownTextKind, MarkdownTextOrigin)
}

enum MarkdownBlockTag {
    case document
    case quote
    case bulletList(isTight: Bool)
    case orderedList(start: Int, isTight: Bool)
    case item
    case rule
    case heading(level: Int)
    case code(info: String, isFenced: Bool, infoOffset: Int?)
    case html
    case paragraph
    case table
    case tableHead
    case tableBody
    case tableRow
    case tableCell(MarkdownTable.Alignment)
}

enum MarkdownSpanTag {
    case emphasis
    case strong
    case strikethrough
    case code
    case link(destination: String, title: String?)
    case image(source: String, title: String?)
}

enum MarkdownTextKind {
    case normal, nullCharacter, lineBreak, softBreak, entity, code, html
}

/// Where the bytes of a text come from: from the source, at these offsets, or from MD4C itself (a line break, indentation).
enum MarkdownTextOrigin {
    case source(Range<Int>)
    case inserted([UInt8])
}
