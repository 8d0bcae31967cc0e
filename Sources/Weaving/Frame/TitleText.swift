import ChapterReading

/// A title or a summary, wherever it stands: text with formulas and references.
struct TitleText {
    let target: @Sendable (_ label: String) -> LabelTarget?
    /// Sets a formula; where a mistake in it is told, if it is.
    let formula: (_ tex: String, _ location: SourceLocation?) -> HTMLNode
    let quotes: QuoteMarks

    /// - Parameter start: where the text is written, on its own page; a formula that is wrong is told there alone.
    func nodes(_ text: String, from start: SourceLocation? = nil) -> [HTMLNode] {
        TiedFormulas.tie(
            MathText(resolveReferences(in: text, target)).pieces.map { piece in
                switch piece {
                case .text(let text): .text(Microtypography.set(text, quotes))
                case .math(let tex): formula(tex, start)
                }
            })
    }

    /// Where there is no room for markup, such as a tab's title: a formula is its TeX.
    func plain(_ text: String) -> String {
        MathText.plain(resolveReferences(in: text, target), quotes)
    }
}
