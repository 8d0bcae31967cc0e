/// A line around a place in it, short enough to be read: long lines are cut on both sides.
struct Excerpt {
    let text: String
    /// In UTF-8, from 1.
    let column: Int

    /// As many bytes of a line are enough on each side.
    static let reach = 400
    private static let longest = 160
    private static let before = 60

    init(_ line: String, column: Int) {
        guard line.utf8.count > Self.longest else {
            (text, self.column) = (line, column)
            return
        }
        let place = line.utf8.index(line.startIndex, offsetBy: max(column - 1, 0), limitedBy: line.endIndex) ?? line.endIndex
        // Not inside a character.
        let caret = line.indices.last { $0 <= place } ?? line.startIndex
        let start = line.index(caret, offsetBy: -Self.before, limitedBy: line.startIndex) ?? line.startIndex
        let end = line.index(caret, offsetBy: Self.longest - Self.before, limitedBy: line.endIndex) ?? line.endIndex
        let opening = start > line.startIndex ? "…" : ""
        text = opening + line[start..<end] + (end < line.endIndex ? "…" : "")
        self.column = opening.utf8.count + line.utf8.distance(from: start, to: place) + 1
    }
}
