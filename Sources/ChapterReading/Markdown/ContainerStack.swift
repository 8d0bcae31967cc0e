/// The quotes and list items that are open, and what each takes from the start of a line.
struct ContainerStack {
    enum Container {
        case quote
        /// Columns from the outer container's content to the item's content.
        case item(indentation: Int)
    }

    private(set) var containers: [Container] = []

    mutating func push(_ container: Container) { containers.append(container) }
    mutating func pop() { _ = containers.popLast() }

    /// Moves over the prefix at the start of a line; true when every container continues there.
    @discardableResult
    func skipPrefix(_ cursor: inout LineCursor, in bytes: [UInt8]) -> Bool {
        for container in containers {
            var next = cursor
            switch container {
            case .quote:
                next.skipBlanks(3, in: bytes)
                guard next.offset < bytes.count, bytes[next.offset] == UInt8(ascii: ">") else { return false }
                next.skip(1)
                next.skipBlanks(1, in: bytes)
            case .item(let indentation):
                // A blank line continues an item whatever its indentation.
                guard next.skipBlanks(indentation, in: bytes) == indentation || isBlank(next, in: bytes) else { return false }
            }
            cursor = next
        }
        return true
    }

    /// The first byte of a paragraph's continuation line, which may leave out any part of the prefix.
    func continuation(of lineStart: Int, in bytes: [UInt8]) -> Int {
        var cursor = LineCursor(lineStart: lineStart)
        skipPrefix(&cursor, in: bytes)
        cursor.skipBlanks(.max, in: bytes)
        return cursor.offset
    }

    private func isBlank(_ cursor: LineCursor, in bytes: [UInt8]) -> Bool {
        cursor.offset >= bytes.count || bytes[cursor.offset].isNewline
    }
}

extension UInt8 {
    var isNewline: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
