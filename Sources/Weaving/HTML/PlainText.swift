import ChapterReading

extension [MarkdownInline] {
    /// The words without markup, as in the `alt` of an image or a page's title.
    package var plainText: String { plainText { _ in "" } }

    /// - Parameter value: the text of an inline value, by its expression.
    func plainText(value: (String) -> String) -> String { map { $0.plainText(value: value) }.joined() }
}

extension MarkdownInline {
    fileprivate func plainText(value: (String) -> String) -> String {
        switch content {
        case .text(let text), .code(let text), .math(let text), .displayMath(let text): text
        case .softBreak, .lineBreak: "\n"
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): inlines.plainText(value: value)
        case .link(_, _, let inlines), .image(_, _, let inlines): inlines.plainText(value: value)
        case .value(let expression): value(expression)
        case .html, .reference, .citation, .footnote: ""
        }
    }
}
