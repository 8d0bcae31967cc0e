/// Lays a formula out, after the rules of TeX's inline style.
///
/// - Source: Knuth, The TeXbook, appendix G, with the font parameters of Computer Modern.
struct MathTypesetter {
    /// Shifts and thicknesses in em, from Computer Modern's symbol font.
    private enum Parameter {
        static let axis = 0.25
        static let rule = 0.045
        static let superscript = 0.4
        static let superscriptDrop = 0.386
        static let subscriptAlone = 0.15
        static let subscriptBelowSuperscript = 0.247
        static let subscriptDrop = 0.05
        static let xHeight = 0.431
        static let scriptScale = 0.72
        static let scriptSpace = 0.05
    }

    let source: String
    private var isScript = false
    private var size: Double

    init(source: String, size: Double) {
        self.source = source
        self.size = size
    }

    func block(_ node: MathNode) throws(LabelError) -> TextBlock {
        switch node {
        case .symbol(let symbol): try glyph(symbol.scalar, symbol.face)
        case .row(let nodes): try row(nodes)
        case .scripts(let base, let lower, let upper): try scripts(base, lower, upper)
        case .root(let body): try root(body)
        case .fraction(let numerator, let denominator): try fraction(numerator, denominator)
        case .accent(let mark, let body): try accent(mark, body)
        case .word(let text, let face, _): try word(text, face)
        case .space(let em): TextBlock(width: em * size)
        }
    }

    private func glyph(_ scalar: Unicode.Scalar, _ face: FontFace) throws(LabelError) -> TextBlock {
        let scale = face == .text ? MathTypesetter.textScale : 1
        if let block = TextBlock.glyph(scalar, face: face, size: size * scale) { return block }
        throw LabelError(source: source, column: column(of: scalar), problem: .noGlyph(Character(scalar)))
    }

    /// Formulas are set larger than text, so that the x-heights agree (Inter 0.546, Computer Modern 0.431).
    static let textScale = 1 / 1.2

    private func column(of scalar: Unicode.Scalar) -> Int {
        source.unicodeScalars.prefix { $0 != scalar }.reduce(1) { $0 + UTF8.width($1) }
    }

    private func word(_ text: String, _ face: FontFace) throws(LabelError) -> TextBlock {
        var block = TextBlock()
        for scalar in text.unicodeScalars { block.append(try glyph(scalar, face)) }
        return block
    }

    private func row(_ nodes: [MathNode]) throws(LabelError) -> TextBlock {
        var block = TextBlock()
        let kinds = MathSpacing.kinds(of: nodes)
        var previous: MathClass?
        for (node, kind) in zip(nodes, kinds) {
            if let kind {
                if let previous { block.width += MathSpacing.space(previous, kind, isScript: isScript) * size }
                previous = kind
            }
            let next = try self.block(node)
            block.append(next)
        }
        return block
    }

    private func script(_ node: MathNode) throws(LabelError) -> TextBlock {
        var smaller = self
        smaller.size *= Parameter.scriptScale
        smaller.isScript = true
        return try smaller.block(node)
    }

    private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) throws(LabelError) -> TextBlock {
        var block = try self.block(base)
        let start = block.width
        let (baseAscent, baseDescent) = (block.ascent, block.descent)
        if let lower {
            let below = try script(lower)
            let shift = upper == nil ? Parameter.subscriptAlone : Parameter.subscriptBelowSuperscript
            let drop = max(shift * size, baseDescent + Parameter.subscriptDrop * size * Parameter.scriptScale)
            block.place(below, x: start, y: drop)
        }
        if let upper {
            let above = try script(upper)
            let drop = Parameter.superscriptDrop * size * Parameter.scriptScale
            let rise = max(Parameter.superscript * size, baseAscent - drop)
            block.place(above, x: start + overhang(of: base) * size, y: -rise)
        }
        block.width += Parameter.scriptSpace * size
        return block
    }

    private func overhang(of base: MathNode) -> Double {
        guard case .symbol(let symbol) = base else { return 0 }
        return symbol.face.table[symbol.scalar]?.overhang ?? 0
    }

    private func root(_ body: MathNode) throws(LabelError) -> TextBlock {
        let inside = try block(body)
        let thickness = Parameter.rule * size
        let gap = 0.12 * size
        let top = -(max(inside.ascent, Parameter.xHeight * size) + gap)
        let bottom = inside.descent + 0.05 * size
        let hook = 0.55 * size
        var result = TextBlock()
        result.place(inside, x: hook + 0.06 * size)
        let middle = bottom + (top - bottom) * 0.45
        result.strokes.append(
            TextBlock.Stroke(points: [Point(0.04 * size, middle + 0.06 * size), Point(0.14 * size, middle)], width: thickness))
        result.strokes.append(
            TextBlock.Stroke(points: [Point(0.14 * size, middle), Point(0.3 * size, bottom)], width: 2 * thickness))
        result.strokes.append(
            TextBlock.Stroke(
                points: [Point(0.3 * size, bottom), Point(hook, top), Point(result.width + 0.04 * size, top)], width: thickness))
        result.width += 0.08 * size
        result.ascent = max(result.ascent, thickness - top)
        result.descent = max(result.descent, bottom)
        return result
    }

    private func fraction(_ numerator: MathNode, _ denominator: MathNode) throws(LabelError) -> TextBlock {
        let above = try script(numerator)
        let below = try script(denominator)
        let axis = Parameter.axis * size
        let gap = 0.12 * size
        let padding = 0.1 * size
        let width = max(above.width, below.width) + 2 * padding
        var result = TextBlock()
        result.place(above, x: (width - above.width) / 2, y: -axis - gap - above.descent)
        result.place(below, x: (width - below.width) / 2, y: -axis + gap + below.ascent)
        result.strokes.append(
            TextBlock.Stroke(
                points: [Point(padding / 2, -axis), Point(width - padding / 2, -axis)], width: Parameter.rule * size))
        result.width = width
        return result
    }

    private func accent(_ mark: Unicode.Scalar, _ body: MathNode) throws(LabelError) -> TextBlock {
        let inside = try block(body)
        let hat = try glyph(mark, .mathRegular)
        let slant = (inside.ascent - Parameter.xHeight * size / 2) * 0.2
        var result = inside
        let rise = max(0, inside.ascent - Parameter.xHeight * size)
        result.place(hat, x: (inside.width - hat.width) / 2 + max(0, slant), y: -rise)
        result.width = inside.width
        return result
    }
}
