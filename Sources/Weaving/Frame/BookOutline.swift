/// What every page shows of the book: its title and its chapters in order.
package struct BookOutline: Sendable {
    package struct Entry: Sendable {
        package var slug: String
        /// `2`; nil for the index.
        package var number: String?
        package var title: String
        package var summary: String?

        package init(slug: String, number: String?, title: String, summary: String? = nil) {
            self.slug = slug
            self.number = number
            self.title = title
            self.summary = summary
        }
    }

    /// The title of `chapters/index.md`.
    package var title: String
    /// The chapters without the index.
    package let chapters: [Entry]
    /// The pages that are no chapters, listed after them.
    package var appendix: [Entry]
    /// What the footer says of the whole, `Built by notebook 1.0 with Swift 6.2`.
    package var colophon: String

    /// Where each chapter stands among them.
    private let places: [String: Int]

    package init(title: String, chapters: [Entry], appendix: [Entry] = [], colophon: String) {
        self.title = title
        self.chapters = chapters
        self.appendix = appendix
        self.colophon = colophon
        places = Dictionary(chapters.enumerated().map { ($1.slug, $0) }) { first, _ in first }
    }

    /// The index of a chapter among `chapters`; nil for the first page and what is none.
    func place(of slug: String) -> Int? { places[slug] }

    /// Whether there is such a page.
    func holds(_ slug: String) -> Bool { slug == PageFrame.indexSlug || places[slug] != nil }
}
