internal import CCairo
internal import Plotting

/// Draws the nodes of a scene with Cairo.
struct SceneDrawing {
    let cairo: OpaquePointer
    let fonts: FontCollection

    func draw(_ scene: Scene) throws(CairoError) {
        set(scene.background)
        cairo_paint(cairo)
        for node in scene.nodes { try draw(node) }
    }

    private func draw(_ node: SceneNode) throws(CairoError) {
        switch node {
        case .rectangle(let rect, let color):
            set(color)
            cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height)
            cairo_fill(cairo)
        case .fill(let path, let color):
            set(color)
            trace(path)
            cairo_fill(cairo)
        case .stroke(let path, let stroke): self.stroke(path, stroke)
        case .glyphs(let run): try glyphs(run)
        case .raster(let raster, let rect): try RasterDrawing(cairo: cairo).draw(raster, in: rect)
        case .coverage(let coverage, let rect, let color):
            set(color)
            try CoverageDrawing(cairo: cairo).draw(coverage, in: rect)
        case .group(_, let clip, let nodes):
            cairo_save(cairo)
            if let clip {
                cairo_rectangle(cairo, clip.x, clip.y, clip.width, clip.height)
                cairo_clip(cairo)
            }
            for node in nodes { try draw(node) }
            cairo_restore(cairo)
        }
    }

    private func set(_ color: Color) {
        cairo_set_source_rgba(
            cairo, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, color.alpha)
    }

    /// Without the places of a line, and the dots of a crowd, that nobody would miss: Cairo takes its time with each.
    private func trace(_ path: Path) {
        cairo_new_path(cairo)
        if let dots = DotThinning.thinned(path) {
            for dot in dots { trace([dot, dot]) }
            return
        }
        var run: [Point] = []
        for element in path.elements {
            switch element {
            case .move(let point):
                trace(run)
                run = [point]
            case .line(let point): run.append(point)
            case .close:
                trace(run)
                cairo_close_path(cairo)
                run = []
            }
        }
        trace(run)
    }

    private func trace(_ run: [Point]) {
        guard let first = run.first else { return }
        cairo_move_to(cairo, first.x, first.y)
        let places = run.count > 3 ? LineThinning.thinned(run, within: LineThinning.tolerance) : run
        for point in places.dropFirst() { cairo_line_to(cairo, point.x, point.y) }
    }

    private func stroke(_ path: Path, _ stroke: Stroke) {
        set(stroke.color)
        trace(path)
        cairo_set_line_width(cairo, stroke.width)
        cairo_set_line_cap(cairo, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
        cairo_stroke(cairo)
    }

    private func glyphs(_ run: GlyphRun) throws(CairoError) {
        let font = try fonts.font(run.face)
        var glyphs: [cairo_glyph_t] = []
        for glyph in run.glyphs {
            glyphs.append(cairo_glyph_t(index: try font.file.index(of: glyph.scalar), x: glyph.x, y: glyph.y))
        }
        set(run.color)
        cairo_save(cairo)
        cairo_translate(cairo, run.origin.x, run.origin.y)
        if run.angle != 0 { cairo_rotate(cairo, run.angle) }
        cairo_set_font_face(cairo, font.cairo)
        cairo_set_font_size(cairo, run.size)
        cairo_set_font_options(cairo, FontOptions.exact.pointer)
        cairo_show_glyphs(cairo, glyphs, Int32(glyphs.count))
        cairo_restore(cairo)
    }
}
