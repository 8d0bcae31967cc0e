import ChapterReading

/// What every page shows of the book: its title and its chapters in order.
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
    package var chapters: [Entry]
    /// What the report says of itself, and which state of it this is.
    package var face: ReportFace
    package var edition: Edition
    /// The report's sign, in the site.
    package var logo: AuthorFile?

    package init(title: String, chapters: [Entry], face: ReportFace = .none, edition: Edition = Edition()) {
        self.title = title
        self.chapters = chapters
        self.face = face
        self.edition = edition
    }
}
