/// Lays a label out: text with formulas between dollars, `\$` for a dollar.
package struct Typesetter: Sendable {
    /// Of the text, in px.
    package var size: Double
    package var isBold = false

    package init(size: Double, isBold: Bool = false) {
        self.size = size
        self.isBold = isBold
    }

    package func block(_ source: String) throws(LabelError) -> TextBlock {
        let scalars = Array(source.unicodeScalars)
        var block = TextBlock()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "$" {
                let close = try closingDollar(after: index, in: scalars, of: source)
                var parser = MathParser(source: source, scalars: scalars, range: index + 1..<close)
                let formula = try parser.parse()
                block.append(try MathTypesetter(source: source, size: size / MathTypesetter.textScale).block(formula))
                index = close + 1
            } else {
                if scalars[index] == "\\", index + 1 < scalars.count, scalars[index + 1] == "$" { index += 1 }
                block.append(try glyph(scalars[index], at: index, in: scalars, of: source))
                index += 1
            }
        }
        return block
    }

    /// A number of an axis: text, or a mantissa times a power of ten.
    func block(_ label: TickLabel) -> TextBlock {
        switch label {
        case .plain(let text): return plain(text, size: size)
        case .twoLines(let first, let second):
            let block = plain(first, size: size)
            return second.isEmpty ? block : TextBlock.stacked([block, plain(second, size: size)], leading: size * 1.25)
        case .power(let mantissa, let exponent, let isNegative):
            let base = mantissa.map { $0 + "\u{2009}×\u{2009}10" } ?? "10"
            var block = plain((isNegative ? "\u{2212}" : "") + base, size: size)
            let raised = plain(NumberText.integer(exponent), size: size * 0.78)
            block.place(raised, x: block.width + size * 0.04, y: -size * 0.36)
            return block
        }
    }

    private var face: FontFace { isBold ? .textBold : .text }

    private func plain(_ text: String, size: Double) -> TextBlock {
        var block = TextBlock()
        for scalar in text.unicodeScalars {
            if let glyph = TextBlock.glyph(scalar, face: face, size: size) { block.append(glyph) }
        }
        return block
    }

    private func glyph(
        _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar], of source: String
    ) throws(LabelError) -> TextBlock {
        // No line of a figure breaks at a space: the narrow one that does not break is a thin one.
        let sign: Unicode.Scalar = scalar == "\u{202F}" ? "\u{2009}" : PrintersMarks.sign(at: index, in: scalars)
        if let block = TextBlock.glyph(sign, face: face, size: size) { return block }
        if let symbol = MathSymbol.literal(scalar),
            let block = TextBlock.glyph(symbol.scalar, face: symbol.face, size: size / MathTypesetter.textScale)
        {
            return block
        }
        throw error(.noGlyph(Character(scalar)), at: index, in: scalars, of: source)
    }

    private func closingDollar(
        after open: Int, in scalars: [Unicode.Scalar], of source: String
    ) throws(LabelError) -> Int {
        var index = open + 1
        while index < scalars.count {
            if scalars[index] == "$" { return index }
            index += scalars[index] == "\\" ? 2 : 1
        }
        throw error(.unclosedMath, at: open, in: scalars, of: source)
    }

    private func error(
        _ problem: LabelError.Problem, at index: Int, in scalars: [Unicode.Scalar], of source: String
    ) -> LabelError {
        LabelError(source: source, column: scalars[..<index].reduce(1) { $0 + UTF8.width($1) }, problem: problem)
    }
}
