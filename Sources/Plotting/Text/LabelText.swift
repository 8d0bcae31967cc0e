/// What a label says, without its markup: for pointers, speech and search.
package enum LabelText {
    /// Of the type's size: what gap is a space between words, what shift makes an index.
    private static let (space, shift) = (0.16, 0.12)

    /// `$a_j b_j^D$` as `a_jb_j^D`; a label that can't be set stays as it is.
    package static func plain(_ label: String) -> String {
        guard label.contains("$"), let block = try? Typography.note.block(label) else { return label }
        return typed(block.glyphs, size: Typography.note.size)
    }

    /// The glyphs of one label as one would type them: words, `_` and `^` before what is set lower or higher.
    ///
    /// - Parameter size: of the label's type; what is smaller may be an index.
    package static func typed(_ glyphs: [TextBlock.Glyph], size: Double) -> String {
        var text = ""
        var (end, level) = (0.0, 0)
        for glyph in ordered(glyphs, size: size) where glyph.scalar != " " && glyph.scalar != "\u{2009}" {
            if !text.isEmpty, glyph.x - end > space * size { text += " " }
            let new = Self.level(of: glyph, size: size)
            if new != level, new != 0, glyph.size < size { text += new < 0 ? "_" : "^" }
            text.unicodeScalars.append(glyph.scalar)
            (end, level) = (max(end, glyph.x + glyph.advance), new)
        }
        return text
    }

    /// From left to right; where some are lowered and others raised at one place, as in `A_{jk}^2`, all of one kind before the other.
    private static func ordered(_ glyphs: [TextBlock.Glyph], size: Double) -> [TextBlock.Glyph] {
        var ordered: [TextBlock.Glyph] = []
        var shifted: [TextBlock.Glyph] = []
        func close() {
            guard let first = shifted.first.map({ level(of: $0, size: size) }) else { return }
            ordered +=
                shifted.filter { level(of: $0, size: size) == first } + shifted.filter { level(of: $0, size: size) != first }
            shifted = []
        }
        for glyph in glyphs.sorted(by: { $0.x < $1.x }) {
            if level(of: glyph, size: size) == 0 {
                close()
                ordered.append(glyph)
            } else {
                shifted.append(glyph)
            }
        }
        close()
        return ordered
    }

    /// 1 for what is set higher, −1 for what is set lower.
    private static func level(of glyph: TextBlock.Glyph, size: Double) -> Int {
        glyph.y > shift * size ? -1 : glyph.y < -shift * size ? 1 : 0
    }
}

extension TextBlock.Glyph {
    /// How far the next glyph of a word stands, in px.
    package var advance: Double { (face.table[scalar]?.advance ?? 0) * size }
}

extension GlyphRun {
    /// Its glyphs as those of a label, each with its type.
    package var typed: [TextBlock.Glyph] {
        glyphs.map { TextBlock.Glyph(face: face, scalar: $0.scalar, size: size, x: $0.x, y: $0.y) }
    }
}
