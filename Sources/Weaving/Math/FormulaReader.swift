/// Reads the markup that KaTeX writes. By bytes: to find the characters of a page of formulas takes longer than to set it.
struct FormulaReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Up to the end, or up to the end of the element that it is in.
    mutating func nodes() -> [FormulaNode] {
        var nodes: [FormulaNode] = []
        while offset < bytes.count, !isAt(Self.closing) {
            nodes.append(isAt(Self.opening) ? span() : FormulaNode(text: string(verbatim())))
        }
        return nodes
    }

    /// What was not read.
    var rest: String { string(offset..<bytes.count) }

    private static let opening = Array("<span".utf8)
    private static let closing = Array("</span>".utf8)
    private static let drawing = Array("<svg".utf8)
    private static let endOfDrawing = Array("</svg>".utf8)

    private mutating func span() -> FormulaNode {
        var node = FormulaNode(element: "span")
        offset += Self.opening.count
        let end = place(of: UInt8(ascii: ">")) ?? bytes.count
        readAttributes(of: &node, to: end)
        offset = min(end + 1, bytes.count)
        node.children = nodes()
        offset = min(offset + Self.closing.count, bytes.count)
        return node
    }

    /// ` name="value" name="value"`
    private mutating func readAttributes(of node: inout FormulaNode, to end: Int) {
        while let opening = place(of: UInt8(ascii: "\""), before: end) {
            let closing = place(of: UInt8(ascii: "\""), from: opening + 1, before: end) ?? end
            while offset < opening, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
            let name = offset..<max(offset, opening - 1)
            let value = opening + 1..<closing
            switch string(name) {
            case "class": node.classes = parts(of: value, between: UInt8(ascii: " ")).map(string)
            case "style":
                node.styles = parts(of: value, between: UInt8(ascii: ";")).map { pair in
                    let colon = place(of: UInt8(ascii: ":"), from: pair.lowerBound, before: pair.upperBound) ?? pair.upperBound
                    return (string(pair.lowerBound..<colon), string(min(colon + 1, pair.upperBound)..<pair.upperBound))
                }
            case let other: node.attributes += " \(other)=\"\(string(value))\""
            }
            offset = min(closing + 1, end)
        }
    }

    private func parts(of range: Range<Int>, between separator: UInt8) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = place(of: separator, from: start, before: range.upperBound) ?? range.upperBound
            if end > start { parts.append(start..<end) }
            start = end + 1
        }
        return parts
    }

    /// Text, or a whole element of another name: a drawing, a link's tags.
    private mutating func verbatim() -> Range<Int> {
        let start = offset
        if isAt(Self.drawing) {
            while offset < bytes.count, !isAt(Self.endOfDrawing) { offset += 1 }
            offset = min(offset + Self.endOfDrawing.count, bytes.count)
        } else if bytes[offset] == UInt8(ascii: "<") {
            offset = place(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
        } else {
            offset = place(of: UInt8(ascii: "<")) ?? bytes.count
        }
        return start..<offset
    }

    private func isAt(_ mark: [UInt8]) -> Bool {
        guard offset + mark.count <= bytes.count else { return false }
        for index in mark.indices where bytes[offset + index] != mark[index] { return false }
        return true
    }

    private func place(of byte: UInt8, from start: Int? = nil, before end: Int? = nil) -> Int? {
        var place = start ?? offset
        let end = end ?? bytes.count
        while place < end {
            if bytes[place] == byte { return place }
            place += 1
        }
        return nil
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
