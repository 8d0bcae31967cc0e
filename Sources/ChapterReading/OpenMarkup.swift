/// The tags of a chapter's HTML that reach beyond it: of elements that are not closed, and those that close what the chapter did not open.
struct OpenMarkup {
    /// By name, the places of those that are open.
    private var open: [String: [SourceLocation]] = [:]
    /// End tags that close nothing of the chapter: they would close an element of the page.
    private(set) var strayEnds: [(name: String, location: SourceLocation)] = []

    /// Takes the tags of a piece of HTML.
    ///
    /// - Parameter place: where an offset in it stands in the chapter.
    mutating func take(_ html: String, at place: (_ offset: Int) -> SourceLocation) {
        for tag in MarkupScanner(html) where tag.isClosed && !Self.isWhole(tag) {
            if MarkupElements.goesOn(tag.name) {
                open[tag.name, default: []].append(place(tag.offset))
            } else if tag.name.hasPrefix("/") {
                let name = String(tag.name.dropFirst())
                if open[name]?.popLast() == nil, MarkupElements.containers.contains(name) {
                    strayEnds.append((name, place(tag.offset)))
                }
            }
        }
    }

    private static func isWhole(_ tag: MarkupScanner.Tag) -> Bool { tag.closesItself && ["svg", "math"].contains(tag.name) }

    /// What is open at the end, by its place.
    var rest: [(name: String, location: SourceLocation)] {
        open.flatMap { name, places in places.map { (name, $0) } }.sorted { $0.1 < $1.1 }
    }
}
