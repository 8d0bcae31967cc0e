import ChapterReading

/// What the head of a page tells others than its readers: search engines, other sites that link to it, feed readers.
struct HeadMetadata {
    let face: ReportFace
    /// Where the page lies in the site.
    let path: String
    let title: String
    let summary: String?
    /// A picture of the page's own, in the site.
    let picture: String?

    func nodes() -> [HTMLNode] { canonical() + card() + icon() + colours() + (path == "index.html" ? citation() : []) }

    /// The address of a file of the site; nil where nobody has said where the site is.
    private func address(of path: String) -> String? {
        face.address.map { "\($0)/\(path == "index.html" ? "" : URLEscaping.escape(path))" }
    }

    private func canonical() -> [HTMLNode] {
        guard let address = address(of: path) else { return [] }
        let feed: KeyValuePairs<String, String?> = [
            "rel": "alternate", "type": "application/atom+xml", "title": face.title, "href": ReportFiles.feed,
        ]
        return [.tag("link", ["rel": "canonical", "href": address]), .tag("link", feed)]
    }

    /// What other sites show of a link to the page.
    private func card() -> [HTMLNode] {
        let image = picture.flatMap(address)
        let properties: [(String, String?)] = [
            ("og:type", path == "index.html" ? "website" : "article"), ("og:site_name", MathText.plain(face.title)),
            ("og:title", title),
            ("og:description", summary), ("og:url", address(of: path)), ("og:image", image),
        ]
        let known = properties.compactMap { name, value in value.map { (name, $0) } }
        return known.map { .tag("meta", ["property": $0.0, "content": $0.1]) }
            + [.tag("meta", ["name": "twitter:card", "content": image == nil ? "summary" : "summary_large_image"])]
    }

    private func icon() -> [HTMLNode] { [.tag("link", ["rel": "icon", "href": ReportFiles.icon, "type": "image/svg+xml"])] }

    private func colours() -> [HTMLNode] {
        guard let accent = face.accent else { return [] }
        let colours = accent.dark.map { "light-dark(\(accent.light), \($0))" } ?? accent.light
        return [.tag("style", [:], [.raw(":root { --accent: \(colours); --hover: \(colours); }")])]
    }

    /// What indexes of papers read.
    private func citation() -> [HTMLNode] {
        var tags = [("citation_title", face.title)] + face.authors.map { ("citation_author", $0.name) }
        if let date = face.date { tags.append(("citation_publication_date", date.replacing("-", with: "/"))) }
        return tags.map { .tag("meta", ["name": $0.0, "content": $0.1]) }
    }
}
