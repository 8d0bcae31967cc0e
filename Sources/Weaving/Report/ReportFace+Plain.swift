import ChapterReading

extension ReportFace {
    /// The title where there is no room for markup, such as a feed.
    package var plainTitle: String { plain(title) }

    /// A title or a summary of the report where there is no room for markup, its references resolved: a formula is its TeX.
    func plain(_ text: String) -> String { MathText.plain(text, QuoteMarks(language: language)) }
}
