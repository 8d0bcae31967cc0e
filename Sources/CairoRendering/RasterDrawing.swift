internal import CCairo
internal import Plotting

/// Draws pictures of cells with sharp borders.
struct RasterDrawing {
    let cairo: OpaquePointer

    func draw(_ raster: Raster, in rect: Rect) throws(CairoError) {
        guard let image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(raster.width), Int32(raster.height)) else {
            throw .status("no image")
        }
        defer { cairo_surface_destroy(image) }
        let status = cairo_surface_status(image)
        guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(image) else { throw CairoError(status) }
        let stride = Int(cairo_image_surface_get_stride(image))
        cairo_surface_flush(image)
        for row in 0..<raster.height {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<raster.width { line[column] = Self.pixel(raster.pixels[row * raster.width + column]) }
        }
        cairo_surface_mark_dirty(image)
        cairo_save(cairo)
        cairo_translate(cairo, rect.x, rect.y)
        cairo_scale(cairo, rect.width / Double(raster.width), rect.height / Double(raster.height))
        cairo_set_source_surface(cairo, image, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST)
        cairo_rectangle(cairo, 0, 0, Double(raster.width), Double(raster.height))
        cairo_fill(cairo)
        cairo_restore(cairo)
    }

    private static func pixel(_ color: Color?) -> UInt32 {
        guard let color else { return 0 }
        return 0xFF00_0000 | UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    }
}
