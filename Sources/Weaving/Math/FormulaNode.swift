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

    /// Reads markup up to its end, or up to the end of the element that it is in.
    static func read(_ rest: inout Substring) -> [FormulaNode] {
        var nodes: [FormulaNode] = []
        while !rest.isEmpty {
            if rest.hasPrefix("</span>") { return nodes }
            if rest.hasPrefix("<span") {
                nodes.append(readSpan(&rest))
            } else {
                nodes.append(.text(readVerbatim(&rest)))
            }
        }
        return nodes
    }

    private static func readSpan(_ rest: inout Substring) -> FormulaNode {
        let end = rest.firstIndex(of: ">") ?? rest.endIndex
        var node = FormulaNode(element: "span")
        node.readAttributes(rest[..<end].dropFirst("<span".count))
        rest = rest[end...].dropFirst()
        node.children = read(&rest)
        rest = rest.dropFirst("</span>".count)
        return node
    }

    private mutating func readAttributes(_ tag: Substring) {
        // name="value name="value …
        let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            let name = parts[index].drop { $0 == " " }.dropLast()
            switch name {
            case "class": classes = parts[index + 1].split(separator: " ")
            case "style":
                styles = parts[index + 1].split(separator: ";").map { pair in
                    let colon = pair.firstIndex(of: ":") ?? pair.endIndex
                    return (pair[..<colon], pair[colon...].dropFirst())
                }
            default: attributes += " \(name)=\"\(parts[index + 1])\""
            }
        }
    }

    /// Text, or a whole element of another name: a drawing, a link's tags.
    private static func readVerbatim(_ rest: inout Substring) -> Substring {
        let end: Substring.Index
        if rest.hasPrefix("<svg") {
            end = rest.range(of: "</svg>")?.upperBound ?? rest.endIndex
        } else if rest.hasPrefix("<") {
            end = rest.firstIndex(of: ">").map { rest.index(after: $0) } ?? rest.endIndex
        } else {
            end = rest.firstIndex(of: "<") ?? rest.endIndex
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
