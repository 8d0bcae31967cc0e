internal import CCairo
internal import Plotting

/// Paints covered cells in the colour that is set.
struct CoverageDrawing {
    let cairo: OpaquePointer

    func draw(_ coverage: Coverage, in rect: Rect) throws(CairoError) {
        guard let image = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(coverage.width), Int32(coverage.height)) else {
            throw .status("no image")
        }
        defer { cairo_surface_destroy(image) }
        let status = cairo_surface_status(image)
        guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(image) else { throw CairoError(status) }
        let stride = Int(cairo_image_surface_get_stride(image))
        cairo_surface_flush(image)
        let (width, isCovered) = (coverage.width, coverage.isCovered)
        for row in 0..<coverage.height {
            for column in 0..<width where isCovered[row * width + column] { data[row * stride + column] = 255 }
        }
        cairo_surface_mark_dirty(image)
        cairo_save(cairo)
        cairo_translate(cairo, rect.x, rect.y)
        cairo_scale(cairo, rect.width / Double(coverage.width), rect.height / Double(coverage.height))
        cairo_mask_surface(cairo, image, 0, 0)
        cairo_restore(cairo)
    }
}
