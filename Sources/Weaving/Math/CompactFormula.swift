import Storage

/// KaTeX's markup, drawn the same with a quarter of its bytes.
///
/// KaTeX stacks scripts, fractions and accents in tables whose rows it shifts, and marks each letter with what it is to a formula. Here a
/// stack is a grid of one cell, `.stack`, whose parts lie on one baseline and are shifted from it; a script alone is a shifted `sup`; an
/// italic letter is an `i`, a part that no line breaks is a `b` with its height and depth, and what has no rule in a stylesheet has no
/// mark. The MathML beside it keeps what is said, and loses what is only drawn. What holds a drawing or a tall delimiter stays KaTeX's.
struct CompactFormula {
    /// Part of what a typeset formula depends on: of `SpokenFormula`, too.
    static let version = "compact 4"

    static func markup(_ katex: String) -> String {
        guard let start = katex.byteRange(of: #"<span class="katex-mathml">"#),
            let end = katex.byteRange(of: "</math></span>", from: start.upperBound)
        else { return katex }
        var reader = FormulaReader(Array(katex[end.upperBound...].utf8))
        let isDisplay = katex.utf8.starts(with: display.utf8)
        let nodes = reader.nodes().map { compact(sized($0, isDisplay: isDisplay)) }
        var markup =
            String(katex[..<start.lowerBound]) + SpokenFormula.markup(katex[start.upperBound..<end.lowerBound]) + "</math>"
        for node in nodes { node.write(to: &markup) }
        // What is left closes the elements that the formula is in.
        return markup + reader.rest
    }

    /// The same formula, which a line may break between its parts; without this none does.
    static func breakable(_ markup: String) -> String {
        var (broken, start) = ("", markup.startIndex)
        while let place = markup.byteRange(of: "</b><b style=", from: start) {
            broken += markup[start..<place.lowerBound] + "</b><wbr><b style="
            start = place.upperBound
        }
        return broken + markup[start...]
    }

    static let opening = "<span class=\"katex\">"

    private static let display = "<span class=\"katex-display"

    // MARK: What is drawn

    /// In em, of a phone's line.
    private static let phone = 14.0
    /// In em, less than a sheet of paper is wide.
    private static let paper = 36.0

    /// A formula that is wider than a phone, or an equation that may be wider than paper, says how wide it is: stylesheets see to it.
    private static func sized(_ node: FormulaNode, isDisplay: Bool) -> FormulaNode {
        let parts = FormulaWidth.parts(of: [node])
        let width = isDisplay ? parts.reduce(0, +) : parts.max() ?? 0
        guard node.classes == ["katex-html"], width > (isDisplay ? paper : phone) else { return node }
        var node = node
        node.styles.append(("--w", String(Int(width.rounded(.up)))))
        if !isDisplay { node.classes.append("long") }
        return node
    }

    /// Classes that say what a symbol is to a formula, for which no stylesheet has a rule.
    private static let mute: Set<String> = [
        "mord", "mbin", "mrel", "mopen", "mclose", "mpunct", "minner", "mop", "mtight", "textord", "text",
    ]

    /// What lays its own children out, or whose height counts: `compact` leaves what stands in it as KaTeX wrote it.
    private static let tall: Set<String> = [
        "vlist-t", "svg-align", "hide-tail", "stretchy", "mult", "vbox", "hbox", "thinbox", "rule", "fbox", "fcolorbox", "boxpad",
        "llap", "rlap", "clap", "cd-vert-arrow", "vertical-separator", "angl", "cancel-pad", "sout",
    ]

    private static let placing: Set<String> = ["vlist", "inner", "delim-size1", "delim-size4"]

    private static func compact(_ node: FormulaNode) -> FormulaNode {
        guard !node.isText, !isStackOfNumbers(node) else { return node }
        var node = node
        if let stack = stack(node) { return stack }
        if node.classes.contains(where: placing.contains) {
            // Their rules are for the elements in elements in them.
            node.children = node.children.map { child in
                var child = child
                child.children = child.children.map(compact)
                return child
            }
        } else {
            node.children = spliced(spaced(node.children.map(compact)))
        }
        node.classes.removeAll(where: mute.contains)
        return letter(base(fraction(scripts(node))))
    }

    /// The numbers of several lines, which stand beside the formula: only KaTeX's table is as high as that.
    private static func isStackOfNumbers(_ node: FormulaNode) -> Bool {
        node.classes == ["tag"] && node.children.contains { $0.classes.first == "vlist-t" }
    }

    /// Children of spans that say nothing stand in their place.
    private static func spliced(_ nodes: [FormulaNode]) -> [FormulaNode] {
        nodes.flatMap { $0.isPlain ? $0.children : [$0] }
    }

    /// Room between symbols: around a relation, around an operator, and thin.
    private static func spaced(_ nodes: [FormulaNode]) -> [FormulaNode] {
        nodes.map { node in
            guard node.classes == ["mspace"], node.children.isEmpty, node.styles.count == 1,
                let name = spaces[node.style("margin-right") ?? ""]
            else { return node }
            return FormulaNode(element: "s", classes: name.isEmpty ? [] : [name])
        }
    }

    private static let spaces: [String: String] = ["0.1667em": "", "0.2222em": "o", "0.2778em": "r"]

    private static func letter(_ node: FormulaNode) -> FormulaNode {
        guard node.classes == ["mathnormal"] else { return node }
        var letter = node
        letter.element = "i"
        letter.classes = []
        return letter
    }

    /// The part of a line that is not broken; its strut becomes two numbers of it.
    private static func base(_ node: FormulaNode) -> FormulaNode {
        guard node.classes == ["base"], node.styles.isEmpty, let strut = node.children.first, strut.classes == ["strut"] else {
            return node
        }
        var base = FormulaNode(element: "b", attributes: node.attributes, children: Array(node.children.dropFirst()))
        for (name, property) in [("--h", "height"), ("--d", "vertical-align")] {
            if let value = strut.style(property) { base.styles.append((name, value)) }
        }
        return base
    }

    /// One script, or two above each other.
    private static func scripts(_ node: FormulaNode) -> FormulaNode {
        guard node.classes == ["msupsub"], node.styles.isEmpty, node.children.count == 1, let stack = node.children.first,
            stack.classes == ["stack"]
        else { return node }
        guard stack.children.count == 1, let only = stack.children.first, ["sup", "sub"].contains(only.element) else {
            return stack
        }
        return only
    }

    /// A fraction without delimiters: the room at its sides is the stack's own.
    private static func fraction(_ node: FormulaNode) -> FormulaNode {
        guard node.isPlain, node.children.count == 3, node.children[1].classes == ["mfrac"],
            [0, 2].allSatisfy({ node.children[$0].classes == ["nulldelimiter"] && node.children[$0].styles.isEmpty }),
            node.children[1].children.count == 1, var stack = node.children[1].children.first, stack.classes == ["stack"]
        else { return node }
        stack.classes.append("f")
        return stack
    }

    // MARK: Stacks

    /// A table of KaTeX as parts that are shifted from one baseline; nil for what is none, or holds what it could not show.
    private static func stack(_ node: FormulaNode) -> FormulaNode? {
        guard node.classes.first == "vlist-t", node.classes.dropFirst().allSatisfy({ $0 == "vlist-t2" }), node.styles.isEmpty,
            let list = node.children.first?.children.first, list.classes == ["vlist"]
        else { return nil }
        let parts = list.children.compactMap(part)
        guard parts.count == list.children.count, !parts.contains(where: isTall) else { return nil }
        return FormulaNode(element: "span", classes: ["stack"], children: parts)
    }

    private static func isTall(_ node: FormulaNode) -> Bool {
        node.text.hasPrefix("<svg") || node.classes.contains(where: tall.contains) || node.children.contains(where: isTall)
    }

    /// A row: its shift is that of KaTeX's strut and of the row together.
    private static func part(_ row: FormulaNode) -> FormulaNode? {
        guard row.classes.isEmpty, row.attributes.isEmpty, let strut = row.children.first, strut.classes == ["pstrut"],
            let top = row.length("top"), let height = strut.length("height"), let left = row.length("margin-left"),
            let right = row.length("margin-right"),
            row.styles.allSatisfy({ ["top", "margin-left", "margin-right"].contains($0.property) })
        else { return nil }
        var part = FormulaNode(
            element: "span", children: spliced(spaced(row.children.dropFirst().map(compact))))
        var size = 1.0
        if part.children.count == 1, let only = part.children.first {
            if let script = script(only) {
                part = FormulaNode(element: script.element, children: only.children)
                size = script.size
            } else if only.classes == ["frac-line"], only.styles.count == 1, only.style("border-bottom-width") == "0.04em" {
                part = FormulaNode(element: "u")
            }
        }
        part.setLength("top", (top + height) / size)
        part.setLength("margin-left", left / size)
        // A script has the usual room behind it from the stylesheet.
        if size == 1 {
            part.setLength("margin-right", right)
        } else if abs(right - 0.05) > 1e-9 {
            part.styles.append(("margin-right", FormulaNode.em(right / size)))
        }
        return part
    }

    /// The element of a script, and its size in that of what it belongs to.
    private static func script(_ node: FormulaNode) -> (element: String, size: Double)? {
        guard node.styles.isEmpty, node.attributes.isEmpty else { return nil }
        return switch node.classes {
        case ["sizing", "reset-size6", "size3"]: ("sup", 0.7)
        case ["sizing", "reset-size3", "size1"]: ("sub", 0.71428571)
        default: nil
        }
    }
}
