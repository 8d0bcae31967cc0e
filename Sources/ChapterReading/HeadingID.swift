/// The id of a heading that has no label.
package enum HeadingID {
    /// `Error against $n$, again` → `error-against-n-again`.
    package static func slug(_ text: String) -> String {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? "section" : words.joined(separator: "-")
    }

    /// The words of a heading; nil where they are not known before the chapter runs.
    static func text(of inlines: [MarkdownInline], _ references: CrossReferences) -> String? {
        var text = ""
        for inline in inlines {
            switch inline.content {
            case .text(let part), .code(let part): text += part
            case .softBreak, .lineBreak: text += "\n"
            case .math, .displayMath, .html: text += " "
            case .link(let destination, _, _) where destination.hasPrefix(ChapterLink.claims): return nil
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside), .link(_, _, let inside):
                guard let words = self.text(of: inside, references) else { return nil }
                text += words
            case .reference(let label): text += references[label]?.text ?? "@" + label
            case .image: break
            case .value, .citation, .footnote: return nil
            }
        }
        return text
    }
}
