/// How much room a glyph takes, in em.
package struct GlyphMetrics: Equatable, Sendable {
    package var advance: Double
    /// Above the baseline.
    package var ascent: Double
    /// Below the baseline.
    package var descent: Double
    /// How far the ink leans over the advance: TeX's italic correction.
    package var overhang: Double
}
