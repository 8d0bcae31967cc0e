/// Reads what stands between two `$` of a label.
///
/// Understood: letters, digits, Greek and the symbols of `MathSymbol.commands`; `^`, `_`, primes; `\frac`, `\sqrt`; the accents `\hat`,
/// `\tilde`, `\bar`, `\dot`; `\mathrm`, `\mathbf`, `\mathbb`, `\mathcal`, `\text`, `\operatorname`; function names; spaces. `\left` and
/// `\right` are read and leave their delimiters at their natural size.
struct MathParser {
    private let scalars: [Unicode.Scalar]
    private let source: String
    private var position: Int
    private let end: Int
    private var depth = 0
    private static let deepest = 100

    /// - Parameter range: where the formula is in `scalars`, without its dollars.
    init(source: String, scalars: [Unicode.Scalar], range: Range<Int>) {
        self.source = source
        self.scalars = scalars
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func parse() throws(LabelError) -> MathNode {
        let row = try row()
        if position < end { throw error(.unexpectedBrace, at: position) }
        return row
    }

    private var next: Unicode.Scalar? { position < end ? scalars[position] : nil }

    private mutating func row() throws(LabelError) -> MathNode {
        var nodes: [MathNode] = []
        while let scalar = next, scalar != "}" {
            if scalar == " " || scalar == "\n" {
                position += 1
                continue
            }
            nodes.append(try scripted())
        }
        return nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    private mutating func scripted() throws(LabelError) -> MathNode {
        let base: MathNode = next == "^" || next == "_" ? .row([]) : try atom()
        var subscriptNode: MathNode?
        var superscriptNode: MathNode?
        while let scalar = next {
            let start = position
            switch scalar {
            case "^":
                if superscriptNode != nil { throw error(.doubleScript("^"), at: start) }
                position += 1
                superscriptNode = try argument(of: "^", at: start)
            case "_":
                if subscriptNode != nil { throw error(.doubleScript("_"), at: start) }
                position += 1
                subscriptNode = try argument(of: "_", at: start)
            case "'":
                if superscriptNode != nil { throw error(.doubleScript("'"), at: start) }
                superscriptNode = primes()
            default: return scripts(base, subscriptNode, superscriptNode)
            }
        }
        return scripts(base, subscriptNode, superscriptNode)
    }

    private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> MathNode {
        lower == nil && upper == nil ? base : .scripts(base, subscript: lower, superscript: upper)
    }

    private mutating func primes() -> MathNode {
        var nodes: [MathNode] = []
        while next == "'" {
            nodes.append(.symbol(MathSymbol(scalar: "′", face: .mathRegular)))
            position += 1
        }
        return .row(nodes)
    }

    private mutating func atom() throws(LabelError) -> MathNode {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw error(.tooDeep, at: position) }
        let start = position
        guard let scalar = next else { throw error(.missingArgument(of: "$"), at: start) }
        position += 1
        switch scalar {
        case "{":
            let group = try row()
            guard next == "}" else { throw error(.unclosedBrace, at: start) }
            position += 1
            return group
        case "}": throw error(.unexpectedBrace, at: start)
        case "\\": return try command(at: start)
        // Between the thousands of a number.
        case "\u{2009}", "\u{202F}": return .space(MathCommand.spaces[","] ?? 0)
        default:
            guard let symbol = MathSymbol.literal(scalar) else { throw error(.noGlyph(Character(scalar)), at: start) }
            return .symbol(symbol)
        }
    }

    private mutating func argument(of command: String, at start: Int) throws(LabelError) -> MathNode {
        skipSpaces()
        guard let scalar = next, scalar != "}" else { throw error(.missingArgument(of: command), at: start) }
        return try atom()
    }

    private mutating func skipSpaces() {
        while next == " " { position += 1 }
    }

    private mutating func command(at start: Int) throws(LabelError) -> MathNode {
        let name = commandName()
        if let symbol = MathSymbol.commands[name] { return .symbol(symbol) }
        if let width = MathCommand.spaces[name] { return .space(width) }
        if let accent = MathCommand.accents[name] { return .accent(accent, try argument(of: "\\" + name, at: start)) }
        if MathCommand.functions.contains(name) { return .word(name, .mathRegular, .largeOperator) }
        if let face = MathCommand.alphabets[name] {
            return .word(try verbatim(of: "\\" + name, at: start), face, name == "operatorname" ? .largeOperator : .ordinary)
        }
        switch name {
        case "frac", "tfrac", "dfrac":
            let numerator = try argument(of: "\\" + name, at: start)
            return .fraction(numerator, try argument(of: "\\" + name, at: start))
        case "sqrt": return .root(try argument(of: "\\sqrt", at: start))
        case "left", "right": return next == "." ? emptyDelimiter() : try argument(of: "\\" + name, at: start)
        default: throw error(.unknownCommand(name, suggestion: MathCommand.nearest(to: name)), at: start)
        }
    }

    private mutating func emptyDelimiter() -> MathNode {
        position += 1
        return .row([])
    }

    private mutating func commandName() -> String {
        var name = ""
        while let scalar = next, scalar.properties.isAlphabetic, scalar.isASCII {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        if name.isEmpty, let scalar = next {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        return name
    }

    /// The characters of an argument as they stand: `\text{a b}`.
    private mutating func verbatim(of command: String, at start: Int) throws(LabelError) -> String {
        skipSpaces()
        guard let first = next, first != "}" else { throw error(.missingArgument(of: command), at: start) }
        position += 1
        guard first == "{" else { return String(Character(first)) }
        var text = ""
        while let scalar = next, scalar != "}" {
            text.unicodeScalars.append(scalar)
            position += 1
        }
        guard next == "}" else { throw error(.unclosedBrace, at: start) }
        position += 1
        return text
    }

    private func error(_ problem: LabelError.Problem, at position: Int) -> LabelError {
        let column = scalars[..<position].reduce(1) { $0 + UTF8.width($1) }
        return LabelError(source: source, column: column, problem: problem)
    }
}
