internal import CCairo
internal import Plotting

/// Draws pictures of cells with sharp borders.
struct RasterDrawing {
    let cairo: OpaquePointer

    func draw(_ raster: Raster, in rect: Rect) throws(CairoError) {
        let image = try RasterImage(raster)
        cairo_save(cairo)
        cairo_translate(cairo, rect.x, rect.y)
        cairo_scale(cairo, rect.width / Double(raster.width), rect.height / Double(raster.height))
        cairo_set_source_surface(cairo, image.surface, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST)
        cairo_rectangle(cairo, 0, 0, Double(raster.width), Double(raster.height))
        cairo_fill(cairo)
        cairo_restore(cairo)
    }
}
