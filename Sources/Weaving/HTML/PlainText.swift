import ChapterReading

extension [MarkdownInline] {
    /// The words without markup, as in the `alt` of an image.
    ///
    /// - Parameters:
    ///   - value: the text of an inline value, by its expression.
    ///   - reference: what stands for a reference, by its label.
    func plainText(value: (String) -> String, reference: (String) -> String) -> String {
        map { $0.plainText(value, reference) }.joined()
    }
}

extension MarkdownInline {
    fileprivate func plainText(_ value: (String) -> String, _ reference: (String) -> String) -> String {
        switch content {
        case .text(let text), .code(let text), .math(let text), .displayMath(let text): text
        case .softBreak, .lineBreak: "\n"
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
            .image(_, _, let inlines):
            inlines.plainText(value: value, reference: reference)
        case .value(let expression): value(expression)
        case .reference(let label): reference(label)
        case .html, .citation, .footnote: ""
        }
    }
}
