import ChapterReading
import Foundation

/// The files of a site besides its pages and what these show: for those who cite the report, take it along, or find it by other ways.
package struct ReportFiles {
    static let bibTeX = "cite.bib"
    static let csl = "cite.json"
    static let feed = "feed.xml"
    static let icon = "assets/icon.svg"

    /// A page, as a feed and a map of the site tell of it.
    package struct Entry: Sendable {
        let path: String
        let title: String
        let summary: String?
        /// The day of the newest result on it.
        let day: String?

        package init(path: String, title: String, summary: String?, day: String?) {
            self.path = path
            self.title = title
            self.summary = summary
            self.day = day
        }
    }

    /// Its summaries without markup.
    let face: ReportFace
    /// Without markup, for what knows no formulas.
    let title: String
    let edition: Edition
    let entries: [Entry]

    /// - Parameter target: what the labels mean that summaries refer to.
    package init(
        of face: ReportFace, edition: Edition, entries: [Entry], target: (_ label: String) -> LabelTarget?
    ) {
        func text(_ text: String) -> String { MathText.plain(resolveReferences(in: text, target)) }
        var plain = face
        plain.summary = face.summary.map(text)
        plain.abstract = face.abstract.map(text)
        self.face = plain
        self.title = text(face.title)
        self.edition = edition
        self.entries = entries.map {
            Entry(path: $0.path, title: text($0.title), summary: $0.summary.map(text), day: $0.day)
        }
    }

    package func assets() throws -> [SiteAsset] {
        let citation = ReportCitation(face: face, edition: edition)
        let always = [
            (Self.bibTeX, Data(citation.bibTeX.utf8)), (Self.csl, try citation.csl()), (Self.icon, Data(iconText.utf8)),
            (NotFoundPage.path, Data(NotFoundPage(face: face, title: title, entries: entries).html.utf8)),
        ]
        let addressed = face.address.map { [(Self.feed, Data(feed(at: $0).utf8)), ("sitemap.xml", Data(map(at: $0).utf8))] }
        return (always + (addressed ?? [])).map { SiteAsset(path: $0.0, content: .bytes($0.1)) }
    }

    // MARK: The feed and the map

    private func feed(at address: String) -> String {
        let updated = entries.compactMap(\.day).max() ?? face.date ?? "1970-01-01"
        let authors = face.authors.map { "  <author><name>\(Self.xml($0.name))</name></author>\n" }.joined()
        let items = entries.map { entry in
            let page = Self.xml("\(address)/\(entry.path)")
            let summary = entry.summary.map { "    <summary>\(Self.xml($0))</summary>\n" } ?? ""
            return """
                  <entry>
                    <id>\(page)</id>
                    <title>\(Self.xml(entry.title))</title>
                    <link href="\(page)" />
                    <updated>\(entry.day ?? updated)T00:00:00Z</updated>
                \(summary)  </entry>

                """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
              <id>\(Self.xml(address))/</id>
              <title>\(Self.xml(title))</title>
              <link href="\(Self.xml(address))/" />
              <link rel="self" href="\(Self.xml(address))/\(Self.feed)" />
              <updated>\(updated)T00:00:00Z</updated>
            \(authors.isEmpty ? "  <author><name>\(Self.xml(title))</name></author>\n" : authors)\(items.joined())</feed>

            """
    }

    private func map(at address: String) -> String {
        let pages = entries.map { entry in
            let path = entry.path == "index.html" ? "" : entry.path
            let day = entry.day.map { "<lastmod>\($0)</lastmod>" } ?? ""
            return "  <url><loc>\(Self.xml("\(address)/\(path)"))</loc>\(day)</url>\n"
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(pages.joined())</urlset>

            """
    }

    // MARK: The icon

    /// The first letter of the title, in the accent's colour.
    private var iconText: String {
        let letter = title.first { $0.isLetter || $0.isNumber }.map { String($0).uppercased() } ?? "·"
        let colour = face.accent?.light ?? "#1a5276"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="\(colour)" />\
            <text x="16" y="23" text-anchor="middle" font-family="Georgia, serif" font-size="21" fill="#fff">\(Self.xml(letter))</text></svg>

            """
    }

    private static func xml(_ text: String) -> String { HTMLFormatter.escape(PrintableText.printable(text)) }
}
