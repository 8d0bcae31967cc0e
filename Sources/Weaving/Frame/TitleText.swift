import ChapterReading

/// A title or a summary, wherever it stands: text with formulas and references.
struct TitleText {
    /// Sets a formula; one that is wrong is told where it is written, if that is given.
    let formula: (_ tex: String, _ start: SourceLocation?) -> HTMLNode
    let target: @Sendable (_ label: String) -> LabelTarget?

    /// - Parameter start: where the text is written, on its own page; a formula that is wrong is told there alone.
    func nodes(_ text: String, from start: SourceLocation? = nil) -> [HTMLNode] {
        MathText(resolveReferences(in: text, target)).pieces.map { piece in
            switch piece {
            case .text(let text): .text(Microtypography.set(text))
            case .math(let tex): formula(tex, start)
            }
        }
    }

    /// Where there is no room for markup, such as a tab's title: a formula is its TeX.
    func plain(_ text: String) -> String {
        MathText(resolveReferences(in: text, target)).pieces.map { piece in
            switch piece {
            case .text(let text): Microtypography.set(text)
            case .math(let tex): tex
            }
        }.joined()
    }
}
