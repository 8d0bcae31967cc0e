import Foundation

/// A part of the markup that KaTeX writes: a `span` with what is in it, or text and drawings that stay as they are.
struct FormulaNode {
    /// Empty for what stays as it is.
    var element = ""
    /// What is written where `element` is empty.
    var text = ""
    var classes: [Substring] = []
    var styles: [(property: Substring, value: Substring)] = []
    /// Other attributes, with a blank before each.
    var attributes = ""
    var children: [FormulaNode] = []

    static func text(_ text: some StringProtocol) -> FormulaNode { FormulaNode(text: String(text)) }

    var isText: Bool { element.isEmpty }

    /// A `span` that says nothing of its content.
    var isPlain: Bool { element == "span" && classes.isEmpty && styles.isEmpty && attributes.isEmpty }

    func style(_ property: String) -> Substring? { styles.first { $0.property == property }?.value }

    /// A length in em; nil for one in another unit.
    func length(_ property: String) -> Double? {
        guard let value = style(property) else { return 0 }
        guard value.hasSuffix("em") else { return nil }
        return Double(value.dropLast(2))
    }

    mutating func setLength(_ property: Substring, _ em: Double) {
        styles.removeAll { $0.property == property }
        if abs(em) > 5e-5 { styles.append((property, Substring(Self.em(em)))) }
    }

    /// `-.25em`: to the hundredth of a pixel.
    static func em(_ length: Double) -> String {
        let units = Int((abs(length) * 1e4).rounded())
        var digits = String(units % 10_000)
        digits = String(repeating: "0", count: 4 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        let whole = units / 10_000
        let number = (whole == 0 ? "" : "\(whole)") + (digits.isEmpty ? "" : "." + digits)
        return number.isEmpty ? "0" : (length < 0 ? "-" : "") + number + "em"
    }

    // MARK: Reading and writing

    /// Reads markup up to its end, or up to the end of the element that it is in. By bytes: to find the characters of a page of formulas
    /// takes longer than to set it.
    static func read(_ rest: inout Substring.UTF8View) -> [FormulaNode] {
        var nodes: [FormulaNode] = []
        while !rest.isEmpty {
            if rest.starts(with: closing) { return nodes }
            if rest.starts(with: opening) {
                nodes.append(readSpan(&rest))
            } else {
                nodes.append(.text(Substring(readVerbatim(&rest))))
            }
        }
        return nodes
    }

    private static let opening = Array("<span".utf8)
    private static let closing = Array("</span>".utf8)
    private static let drawing = Array("<svg".utf8)

    private static func readSpan(_ rest: inout Substring.UTF8View) -> FormulaNode {
        let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
        var node = FormulaNode(element: "span")
        node.readAttributes(rest[..<end].dropFirst(opening.count))
        rest = rest[end...].dropFirst()
        node.children = read(&rest)
        rest = rest.dropFirst(closing.count)
        return node
    }

    private mutating func readAttributes(_ tag: Substring.UTF8View) {
        // name="value name="value …
        let parts = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            let name = Substring(parts[index].drop { $0 == UInt8(ascii: " ") }.dropLast())
            let value = parts[index + 1]
            switch name {
            case "class": classes = value.split(separator: UInt8(ascii: " ")).map { Substring($0) }
            case "style":
                styles = value.split(separator: UInt8(ascii: ";")).map { pair in
                    let colon = pair.firstIndex(of: UInt8(ascii: ":")) ?? pair.endIndex
                    return (Substring(pair[..<colon]), Substring(pair[colon...].dropFirst()))
                }
            default: attributes += " \(name)=\"\(Substring(value))\""
            }
        }
    }

    /// Text, or a whole element of another name: a drawing, a link's tags.
    private static func readVerbatim(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let end: Substring.Index
        if rest.starts(with: drawing) {
            end = Substring(rest).range(of: "</svg>")?.upperBound ?? rest.endIndex
        } else if rest.first == UInt8(ascii: "<") {
            end = rest.firstIndex(of: UInt8(ascii: ">")).map { rest.index(after: $0) } ?? rest.endIndex
        } else {
            end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        }
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    func write(to output: inout String) {
        guard !isText else { return output += text }
        output += "<" + element
        if !classes.isEmpty { output += " class=\"" + classes.joined(separator: " ") + "\"" }
        if !styles.isEmpty {
            output += " style=\"" + styles.map { "\($0.property):\(Self.short($0.value))" }.joined(separator: ";") + "\""
        }
        output += attributes + ">"
        for child in children { child.write(to: &output) }
        output += "</" + element + ">"
    }

    private static func short(_ value: Substring) -> String {
        guard value.hasSuffix("em"), let length = Double(value.dropLast(2)), abs(length) < 1e6 else { return String(value) }
        return em(length)
    }
}
