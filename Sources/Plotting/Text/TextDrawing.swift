/// Turns placed text into glyph runs, one a face and size, in a group of their own.
enum TextDrawing {
    /// Of the group of a label.
    static let groupName = "text"

    static func nodes(_ text: PlacedText, _ color: Color) -> [SceneNode] {
        var runs: [GlyphRun] = []
        for glyph in text.block.glyphs where glyph.scalar != " " && glyph.scalar != "\u{2009}" {
            let placed = GlyphRun.Glyph(scalar: glyph.scalar, x: glyph.x, y: glyph.y)
            if let last = runs.indices.last, runs[last].face == glyph.face, runs[last].size == glyph.size {
                runs[last].glyphs.append(placed)
            } else {
                runs.append(
                    GlyphRun(
                        face: glyph.face, size: glyph.size, color: color, origin: text.origin, angle: text.angle,
                        glyphs: [placed]))
            }
        }
        let strokes = text.block.strokes.map { stroke in
            SceneNode.stroke(
                Path(polyline: stroke.points.map { text.turned($0.x, $0.y) }), Stroke(color, width: stroke.width))
        }
        return [.group(name: groupName, clip: nil, runs.map(SceneNode.glyphs) + strokes)]
    }
}
