/// A place in a line that knows its column, with tab stops every four columns: where container prefixes are counted.
struct LineCursor {
    /// The next byte.
    var offset: Int
    /// Columns before the next byte, or before what is left of the tab there.
    var column = 0
    /// Columns already taken from the tab at `offset`.
    var takenFromTab = 0

    init(lineStart: Int) {
        offset = lineStart
    }

    /// Moves over at most `count` columns of spaces and tabs; returns how many there were.
    @discardableResult
    mutating func skipBlanks(_ count: Int, in bytes: [UInt8]) -> Int {
        var left = count
        while left > 0, offset < bytes.count {
            if bytes[offset] == UInt8(ascii: " ") {
                offset += 1
                column += 1
                left -= 1
            } else if bytes[offset] == UInt8(ascii: "\t") {
                left -= takeTab(left)
            } else {
                break
            }
        }
        return count - left
    }

    /// Moves over bytes that are a column each.
    mutating func skip(_ count: Int) {
        offset += count
        column += count
    }

    /// The spaces that a tab taken in part still stands for.
    var columnsLeftInTab: Int { takenFromTab == 0 ? 0 : 4 - column % 4 }

    private mutating func takeTab(_ wanted: Int) -> Int {
        let width = 4 - column % 4
        let taken = min(width, wanted)
        column += taken
        if taken == width {
            offset += 1
            takenFromTab = 0
        } else {
            takenFromTab += taken
        }
        return taken
    }
}
