import ChapterReading

/// What every page shows of the book: its title and its chapters in order, the references in titles and summaries resolved.
package struct BookOutline: Sendable {
    package struct Entry: Sendable {
        package var slug: String
        /// `2`; nil for the index.
        package var number: String?
        package var title: String
        package var summary: String?
        /// The title of the part that starts with it.
        package var part: String?
        /// `Chapter 2`, `Appendix A`.
        package var heading: String?

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
    /// What the report says of itself, and which state of it this is.
    package var face: ReportFace
    package var edition: Edition
    /// The report's sign, in the site.
    package var logo: AuthorFile?

    /// Where each chapter stands among them.
    private let places: [String: Int]

    package init(
        title: String, chapters: [Entry], appendix: [Entry] = [], face: ReportFace = .none, edition: Edition = Edition()
    ) {
        self.title = title
        self.chapters = chapters
        self.appendix = appendix
        self.face = face
        self.edition = edition
        places = Dictionary(chapters.enumerated().map { ($1.slug, $0) }) { first, _ in first }
    }

    /// The index of a chapter among `chapters`; nil for the first page and what is none.
    func place(of slug: String) -> Int? { places[slug] }

    /// Whether there is such a page.
    func holds(_ slug: String) -> Bool { slug == PageFrame.indexSlug || places[slug] != nil }
}
