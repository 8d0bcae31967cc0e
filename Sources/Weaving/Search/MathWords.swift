import Storage

/// What a formula says as a line of text, read from the MathML that KaTeX writes beside its drawing: `γ = 1.5`, `n^(−1/2)`.
struct MathWords {
    private struct Element {
        var name: Substring
        var parts: [String] = []
    }

    private var open = [Element(name: "")]

    /// - Parameter markup: KaTeX's, or an author's HTML, of which only the text between the tags is left.
    static func text(of markup: String) -> String {
        var words = MathWords()
        let start = markup.byteRange(of: "<math")?.lowerBound
        // The drawing follows.
        let end = start.flatMap { markup.byteRange(of: "</math>", from: $0)?.lowerBound }
        words.read(markup[(start ?? markup.startIndex)..<(end ?? markup.endIndex)].utf8)
        return words.result
    }

    private var result: String {
        var rest = self
        while rest.open.count > 1 { rest.close() }
        return rest.open[0].parts.joined()
    }

    // MARK: Reading

    private mutating func read(_ markup: Substring.UTF8View) {
        var rest = markup
        while let tag = rest.firstIndex(of: UInt8(ascii: "<")) {
            add(Substring(rest[..<tag]))
            guard let end = rest[tag...].firstIndex(of: UInt8(ascii: ">")) else { return }
            read(tag: Substring(rest[rest.index(after: tag)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        add(Substring(rest))
    }

    private mutating func read(tag: Substring) {
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        if tag.hasPrefix("/") {
            if open.count > 1, open[open.count - 1].name == name { close() }
        } else if name == "mspace" || name == "br" {
            open[open.count - 1].parts.append(" ")
        } else if !tag.hasSuffix("/") {
            open.append(Element(name: name))
        }
    }

    private mutating func add(_ text: Substring) {
        guard !text.isEmpty else { return }
        open[open.count - 1].parts.append(Self.decoded(text))
    }

    private static func decoded(_ text: Substring) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "&") }) { return String(text) }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&").replacing("\u{2061}", with: " ").filter { !"\u{2062}\u{2063}\u{200B}".contains($0) }
    }

    private mutating func close() {
        let element = open.removeLast()
        open[open.count - 1].parts.append(Self.text(of: element))
    }

    // MARK: What elements mean

    private static func text(of element: Element) -> String {
        let parts = element.parts
        func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
        return switch element.name {
        case "msub", "munder": attached(part(0), "_\(grouped(part(1)))")
        case "msup": attached(part(0), "^\(grouped(part(1)))")
        case "msubsup", "munderover": attached(part(0), "_\(grouped(part(1)))^\(grouped(part(2)))")
        // An accent: a hat, a bar.
        case "mover": part(0)
        case "mfrac": "\(grouped(part(0)))/\(grouped(part(1)))"
        case "msqrt": "√" + grouped(parts.joined())
        case "mtr", "mtd": parts.joined() + " "
        case "mo": relations.contains(parts.joined()) ? " \(parts.joined()) " : parts.joined()
        default: parts.joined()
        }
    }

    private static let relations: Set = [
        "=", "<", ">", "≤", "≥", "≈", "∼", "≍", "→", "≪", "≫", "≠", "∝", "∈", "⩽", "⩾", "≲", "≳", "↦",
    ]

    /// The blank after a function's name stays between it and what it is of.
    private static func attached(_ base: String, _ scripts: String) -> String {
        base.hasSuffix(" ") ? base.dropLast() + scripts + " " : base + scripts
    }

    private static func grouped(_ text: String) -> String {
        let isOne = text.count == 1 || text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
        return isOne ? text : "(\(text))"
    }
}
