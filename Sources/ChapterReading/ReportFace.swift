/// What a report says of itself as a whole: declared once, in the front matter of `chapters/index.md`.
package struct ReportFace: Sendable, Equatable {
    /// Who wrote the report.
    package struct Author: Sendable, Equatable {
        /// As it is shown.
        package var name: String
        /// Several people under one name, which has no family's part. It is written in braces, as in BibTeX.
        package var isGroup: Bool

        package init(_ text: String) {
            isGroup = text.count > 2 && text.hasPrefix("{") && text.hasSuffix("}")
            name = isGroup ? text.dropFirst().dropLast().trimmingSpaces() : text
        }

        /// Those whom front matter names, with `;` between.
        package static func list(_ text: String) -> [Author] {
            text.split(separator: ";").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }.map(Author.init)
        }
    }

    package struct Licence: Sendable, Equatable {
        /// As it is called: `CC BY 4.0`.
        package var name: String
        /// Where it can be read, if that was said.
        package var address: String?
    }

    /// Chapters that belong together, from one on up to the next part.
    package struct Part: Sendable, Equatable {
        package var title: String
        /// What the file name of its first chapter starts with: `14`.
        package var start: String
    }

    /// The colour of links, for light pages and for dark ones: `#1a5276`.
    package struct Accent: Sendable, Equatable {
        package var light: String
        package var dark: String?
    }

    package var title: String
    package var summary: String?
    package var abstract: String?
    package var authors: [Author] = []
    package var date: String?
    /// As BCP 47 has it: `en`, `de-CH`.
    package var language = "en"
    package var licence: Licence?
    /// A picture below `chapters/`.
    package var logo: String?
    package var accent: Accent?
    /// Where the site is published, without a slash at its end.
    package var address: String?
    package var parts: [Part] = []
    /// What the file name of the first appendix starts with; appendices have letters instead of numbers.
    package var appendices: String?

    package init(title: String) { self.title = title }

    /// Of a book without an index.
    package static let none = ReportFace(title: "Report")
}
