/// The tags of a chapter's HTML that reach beyond it: of elements that are not closed, and those that close what the chapter did not open.
struct OpenMarkup {
    /// By name, the places of those that are open.
    private var open: [String: [SourceLocation]] = [:]
    /// End tags that close nothing of the chapter: they would close an element of the page.
    private(set) var strayEnds: [(name: String, location: SourceLocation)] = []

    private struct Tag {
        let name: String
        let offset: Int
        let isEnd: Bool
    }

    /// Takes the tags of a piece of HTML.
    ///
    /// - Parameter place: where an offset in it stands in the chapter.
    mutating func take(_ html: String, at place: (_ offset: Int) -> SourceLocation) {
        let found = MarkupScanner(html).filter { MarkupElements.goesOn($0.name) && $0.isClosed && !Self.isWhole($0) }
        let starts = found.map { Tag(name: $0.name, offset: $0.offset, isEnd: false) }
        let texts = found.filter { !$0.rawText.isEmpty }.map { $0.end..<$0.end + $0.rawText.utf8.count }
        let ends = Self.ends(in: Array(html.utf8)).filter { end in !texts.contains { $0.contains(end.offset) } }
        for tag in (starts + ends).sorted(by: { $0.offset < $1.offset }) {
            if !tag.isEnd {
                open[tag.name, default: []].append(place(tag.offset))
            } else if open[tag.name]?.popLast() == nil, MarkupElements.containers.contains(tag.name) {
                strayEnds.append((tag.name, place(tag.offset)))
            }
        }
    }

    private static func isWhole(_ tag: MarkupScanner.Tag) -> Bool { tag.closesItself && ["svg", "math"].contains(tag.name) }

    /// What is open at the end, by its place.
    var rest: [(name: String, location: SourceLocation)] {
        open.flatMap { name, places in places.map { (name, $0) } }.sorted { $0.1 < $1.1 }
    }

    /// Tags as `</b>` outside of comments, their names in lower case.
    private static func ends(in html: [UInt8]) -> [Tag] {
        var tags: [Tag] = []
        var index = 0
        while let sign = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = sign + 1
            if html[index...].starts(with: "!--".utf8) {
                index = html[index...].firstRange(of: Array("-->".utf8))?.upperBound ?? html.count
                continue
            }
            guard index < html.count, html[index] == UInt8(ascii: "/") else { continue }
            let name = String(decoding: html[(index + 1)...].prefix { $0.isLetter || $0.isDigit }, as: UTF8.self).lowercased()
            tags.append(Tag(name: name, offset: sign, isEnd: true))
        }
        return tags
    }
}
