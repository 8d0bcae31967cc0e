/// The tags of a chapter's HTML that are not closed yet, of elements that go on in every paragraph until they are.
struct OpenMarkup {
    /// By name, the places of those that are open.
    private var open: [String: [SourceLocation]] = [:]

    /// Takes the tags of a piece of HTML.
    ///
    /// - Parameter place: where an offset in it stands in the chapter.
    mutating func take(_ html: String, at place: (_ offset: Int) -> SourceLocation) {
        for tag in MarkupScanner(html) where MarkupElements.formatting.contains(tag.name) && tag.isClosed {
            open[tag.name, default: []].append(place(tag.offset))
        }
        for name in Self.ends(in: Array(html.utf8)) where !(open[name]?.isEmpty ?? true) { open[name]?.removeLast() }
    }

    /// What is open at the end, by its place.
    var rest: [(name: String, location: SourceLocation)] {
        open.flatMap { name, places in places.map { (name, $0) } }.sorted { $0.1 < $1.1 }
    }

    /// The names in `</b>`, in lower case.
    private static func ends(in html: [UInt8]) -> [String] {
        var names: [String] = []
        var index = 0
        while let sign = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = sign + 1
            guard index < html.count, html[index] == UInt8(ascii: "/") else { continue }
            names.append(String(decoding: html[(index + 1)...].prefix { $0.isLetter || $0.isDigit }, as: UTF8.self).lowercased())
        }
        return names
    }
}
