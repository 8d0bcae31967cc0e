/// Text that has been laid out: glyphs and strokes around a baseline that starts at (0, 0); y grows downwards.
package struct TextBlock: Equatable, Sendable {
    package struct Glyph: Equatable, Sendable {
        package var face: FontFace
        package var scalar: Unicode.Scalar
        package var size: Double
        package var x: Double
        package var y: Double
    }

    /// A line of a radical or a fraction.
    package struct Stroke: Equatable, Sendable {
        package var points: [Point]
        package var width: Double
    }

    package var glyphs: [Glyph] = []
    package var strokes: [Stroke] = []
    package var width = 0.0
    package var ascent = 0.0
    package var descent = 0.0

    package var height: Double { ascent + descent }

    /// Sets `other` with its baseline's start at (x, y) of this block and grows the block around it.
    mutating func place(_ other: TextBlock, x: Double, y: Double = 0) {
        for glyph in other.glyphs {
            var moved = glyph
            moved.x += x
            moved.y += y
            glyphs.append(moved)
        }
        for stroke in other.strokes {
            strokes.append(Stroke(points: stroke.points.map { Point($0.x + x, $0.y + y) }, width: stroke.width))
        }
        width = max(width, x + other.width)
        ascent = max(ascent, other.ascent - y)
        descent = max(descent, other.descent + y)
    }

    mutating func append(_ other: TextBlock) {
        place(other, x: width)
    }

    /// Lines below each other; the first has the baseline.
    static func stacked(_ lines: [TextBlock], leading: Double, alignment: TextAlignment = .centre) -> TextBlock {
        let width = lines.map(\.width).max() ?? 0
        var block = TextBlock(width: width)
        for (index, line) in lines.enumerated() {
            block.place(line, x: (width - line.width) * alignment.share, y: Double(index) * leading)
        }
        return block
    }

    /// One glyph by itself; `nil` when the face lacks it.
    static func glyph(_ scalar: Unicode.Scalar, face: FontFace, size: Double) -> TextBlock? {
        guard let metrics = face.table[scalar] else { return nil }
        return TextBlock(
            glyphs: [Glyph(face: face, scalar: scalar, size: size, x: 0, y: 0)], width: metrics.advance * size,
            ascent: metrics.ascent * size, descent: metrics.descent * size)
    }
}
