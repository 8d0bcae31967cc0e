/// How wide a formula of KaTeX's comes out, to a tenth or so: enough to see which are wider than a phone or a sheet of paper.
enum FormulaWidth {
    /// In em, of the parts of a line that no line breaks.
    ///
    /// - Parameter nodes: KaTeX's own markup.
    static func parts(of nodes: [FormulaNode]) -> [Double] {
        nodes.flatMap { $0.classes == ["base"] ? [width(of: $0)] : parts(of: $0.children) }
    }

    private static func width(of node: FormulaNode) -> Double {
        guard !node.isText else { return node.text.hasPrefix("<") ? 0 : width(of: node.text) }
        let inner = node.children.map(width)
        // The rows of a table of KaTeX's lie above each other.
        let isStack = node.classes.contains { $0 == "vlist" || $0 == "vlist-t" }
        let content = isStack ? inner.max() ?? 0 : inner.reduce(0, +)
        let sides = ["margin-left", "margin-right", "padding-left"].reduce(0) { $0 + (node.length($1) ?? 0) }
        return max(content * scale(of: node), node.length("width") ?? 0, node.length("min-width") ?? 0) + sides
    }

    /// Of the sizes 1 to 11 that KaTeX has.
    private static let sizes = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488]

    private static func scale(of node: FormulaNode) -> Double {
        guard node.classes.contains(where: { $0 == "sizing" || $0 == "fontsize-ensurer" }),
            let outer = size("reset-size", of: node), let inner = size("size", of: node)
        else { return 1 }
        return inner / outer
    }

    private static func size(_ prefix: String, of node: FormulaNode) -> Double? {
        node.classes.lazy.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }.first
            .flatMap { sizes.indices.contains($0 - 1) ? sizes[$0 - 1] : nil }
    }

    private static func width(of text: String) -> Double {
        // Some are written as references: `&lt;`.
        let letters = text.utf8.contains(UInt8(ascii: "&")) ? text.replacing(/&[a-z]+;/, with: "<") : text
        return letters.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Of the letter in KaTeX's fonts.
    private static func width(of letter: Unicode.Scalar) -> Double {
        switch letter {
        case "\u{200B}", "\u{2061}": 0
        case ",", ".", ";", ":", "!", "|", "′", "i", "j", "l": 0.28
        case "(", ")", "[", "]", "f", "r", "s", "t", "I", "/": 0.4
        case _ where letter.properties.isUppercase: 0.72
        case _ where letter.properties.generalCategory == .mathSymbol: 0.78
        default: letter.value < 0x3000 ? 0.52 : 1
        }
    }
}
