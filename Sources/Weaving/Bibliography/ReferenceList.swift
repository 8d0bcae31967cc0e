import ChapterReading

/// The references at the end of a page: what it cites, with links back to where.
struct ReferenceList {
    let bibliography: Bibliography
    /// How often each work is cited on the page.
    let counts: [String: Int]

    /// The id of an entry.
    static func anchor(_ key: String) -> String { "ref-\(key)" }
    /// The id of the citation of `key` that is the `number`th on its page, from 1.
    static func citationAnchor(_ key: String, _ number: Int) -> String { "cite-\(key)-\(number)" }

    func node() -> HTMLNode? {
        let works = bibliography.sorted(counts.keys)
        guard !works.isEmpty else { return nil }
        return .tag(
            "section", ["class": "references", "aria-labelledby": "references"],
            [.tag("h2", ["id": "references"], "References"), .tag("ul", [:], works.map(entry))])
    }

    private func entry(_ work: Reference) -> HTMLNode {
        var parts: [HTMLNode] = [
            .text(names(work.authors) + " (" + bibliography.yearText(work) + "). "),
            .tag("cite", [:], work.title), .text(closing(work.title)),
        ]
        if let publication = publication(work) { parts += [.text(" "), publication] }
        if let link = link(work) { parts += [.text(" "), link] }
        parts += [.text(" "), backlinks(work.key)]
        return .tag("li", ["id": Self.anchor(work.key)], parts)
    }

    private func closing(_ title: String) -> String {
        title.last.map { "?!.".contains($0) } == true ? "" : "."
    }

    /// `Yicheng Li, Qian Lin & Weihao Lu`.
    private func names(_ names: [Reference.Name]) -> String {
        let whole = names.map { name in (name.given.map { $0 + " " } ?? "") + name.family }
        guard let last = whole.last, whole.count > 1 else { return whole.first ?? "" }
        return whole.dropLast().joined(separator: ", ") + " & " + last
    }

    /// `Journal 12(3), 45–67. Publisher.`
    private func publication(_ work: Reference) -> HTMLNode? {
        let issue = work.issue.map { "(\($0))" } ?? ""
        let volume = work.volume.map { $0 + issue } ?? (work.issue ?? "")
        let pages = work.pages?.replacing(/(\d)-(\d)/) { "\($0.output.1)–\($0.output.2)" }
        let place = [volume.isEmpty ? nil : volume, pages, work.number].compactMap { $0 }.joined(separator: ", ")
        var parts: [HTMLNode] = []
        if let container = work.container { parts.append(.tag("i", [:], container)) }
        if !place.isEmpty { parts.append(.text((parts.isEmpty ? "" : " ") + place)) }
        if let publisher = work.publisher { parts.append(.text((parts.isEmpty ? "" : ". ") + publisher)) }
        return parts.isEmpty ? nil : .fragment(parts + [.text(".")])
    }

    private func link(_ work: Reference) -> HTMLNode? {
        if let doi = work.doi {
            return .tag("a", ["href": "https://doi.org/" + Self.escapedPath(doi)], "doi:" + doi)
        }
        return work.url.map { url in
            .tag("a", ["href": url], String(url.trimmingPrefix(/https?:\/\/(www\.)?/)))
        }
    }

    private func backlinks(_ key: String) -> HTMLNode {
        let count = counts[key] ?? 0
        let links = (1...max(count, 1)).map { number -> HTMLNode in
            let label = count > 1 ? "Back to citation \(number)" : "Back to the citation"
            return .tag(
                "a", ["href": "#" + Self.citationAnchor(key, number), "aria-label": label],
                count > 1 ? "↩\(number)" : "↩")
        }
        return .tag("span", ["class": "backlinks"], Array(links.map { [$0] }.joined(separator: [.text(" ")])))
    }

    /// A DOI in an address: what addresses give a meaning is written as %XX.
    static func escapedPath(_ text: String) -> String {
        text.utf8.map { byte in
            let plain = UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
            if plain || Array("-._~/:;()@!$*+,=".utf8).contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
