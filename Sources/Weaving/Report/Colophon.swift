import ChapterReading

/// The foot of every page: who wrote the report, under which licence, in which state it is, and what of the page can be taken along.
struct Colophon {
    let face: ReportFace
    let edition: Edition
    /// The page that shows the page's Markdown; nil for a page that nobody wrote.
    let source: String?

    func node() -> HTMLNode {
        let lines = [authorship(), state(), links()].filter { !$0.isEmpty }
        return .tag("footer", ["class": "colophon"], lines.map { .tag("p", [:], $0) })
    }

    private func authorship() -> [HTMLNode] {
        let authors = face.authors.isEmpty ? nil : HTMLNode.text(Self.list(face.authors.map(\.name)))
        let licence = face.licence.map { licence -> HTMLNode in
            licence.address.map { .tag("a", ["href": $0, "rel": "license"], licence.name) } ?? .text(licence.name)
        }
        return Array([authors, licence].compactMap { $0.map { [$0] } }.joined(separator: [.text(" · ")]))
    }

    private func state() -> [HTMLNode] {
        var parts: [[HTMLNode]] = []
        if let day = edition.day { parts.append([.text("Results of "), .day(day)]) }
        if !edition.settings.isEmpty {
            parts.append([.text("With ")] + [.tag("code", [:], "--set \(edition.settings.joined(separator: " --set "))")])
        }
        if let commit = edition.commit {
            parts.append([.text("commit "), .tag("code", [:], commit), .text(edition.edits)])
        }
        parts.append([.text("built by Adaptive Spectra’s notebook")])
        return Array(parts.joined(separator: [.text(" · ")]))
    }

    private func links() -> [HTMLNode] {
        var links: [HTMLNode] = [.tag("a", ["href": SitePath.about], "About this report")]
        links.append(.tag("a", ["href": SitePath.aboutCitation], "Cite"))
        if let source { links.append(.tag("a", ["href": source], "Source of this page")) }
        return Array(links.map { [$0] }.joined(separator: [.text(" · ")]))
    }

    /// `A, B and C`.
    static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
