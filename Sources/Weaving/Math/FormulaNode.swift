import Foundation

/// A part of the markup that KaTeX writes: a `span` with what is in it, or text and drawings that stay as they are.
struct FormulaNode {
    /// Empty for what stays as it is.
    var element = ""
    /// What is written where `element` is empty.
    var text = ""
    // Nearly all are short enough to lie in the string itself.
    var classes: [String] = []
    var styles: [(property: String, value: String)] = []
    /// Other attributes, with a blank before each.
    var attributes = ""
    var children: [FormulaNode] = []

    var isText: Bool { element.isEmpty }

    /// A `span` that says nothing of its content.
    var isPlain: Bool { element == "span" && classes.isEmpty && styles.isEmpty && attributes.isEmpty }

    func style(_ property: String) -> String? { styles.first { $0.property == property }?.value }

    /// A length in em; nil for one in another unit.
    func length(_ property: String) -> Double? {
        guard let value = style(property) else { return 0 }
        return Self.length(inEm: value)
    }

    mutating func setLength(_ property: String, _ em: Double) {
        styles.removeAll { $0.property == property }
        if abs(em) > 5e-5 { styles.append((property, Self.em(em))) }
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

    // MARK: Writing

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

    private static func short(_ value: String) -> String {
        guard let length = length(inEm: value), abs(length) < 1e6 else { return value }
        return em(length)
    }

    private static func length(inEm value: String) -> Double? {
        value.utf8.suffix(2).elementsEqual("em".utf8) ? Double(Substring(value.utf8.dropLast(2))) : nil
    }
}
