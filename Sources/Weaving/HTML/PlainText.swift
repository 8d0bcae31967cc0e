import ChapterReading

extension [MarkdownInline] {
    /// The words without markup, as in the `alt` of an image or a page's title.
    package var plainText: String { map(\.plainText).joined() }
}

extension MarkdownInline {
    fileprivate var plainText: String {
        switch content {
        case .text(let text), .code(let text), .math(let text), .displayMath(let text): text
        case .softBreak, .lineBreak: "\n"
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): inlines.plainText
        case .link(_, _, let inlines), .image(_, _, let inlines): inlines.plainText
        case .html, .value, .reference, .citation: ""
        }
    }
}
