/// Glyphs of one face, size and colour, at exact places. The renderer adds nothing: no kerning, no hinting, no fallback.
package struct GlyphRun: Equatable, Sendable {
    package struct Glyph: Equatable, Sendable {
        package var scalar: Unicode.Scalar
        /// From the run's origin, before the rotation.
        package var x: Double
        package var y: Double
    }

    package var face: FontFace
    package var size: Double
    package var color: Color
    package var origin: Point
    /// Clockwise, in radians.
    package var angle: Double
    package var glyphs: [Glyph]
}
