/// A piece of a picture.
package indirect enum SceneNode: Equatable, Sendable {
    case rectangle(Rect, Color)
    case fill(Path, Color)
    case stroke(Path, Stroke)
    case glyphs(GlyphRun)
    case raster(Raster, Rect)
    /// The covered cells in one colour.
    case coverage(Coverage, Rect, Color)
    /// `name` says what the nodes show, `series vanilla`, `legend`: for tests and for readers of goldens.
    case group(name: String, clip: Rect?, [SceneNode])
}
