internal import CCairo

/// The one owner of a surface of Cairo and what it writes.
final class CairoSurface {
    enum Format {
        case pdf
        /// In pixels, opaque.
        case image(width: Int, height: Int)
    }

    private let pointer: OpaquePointer
    private let sink: ByteSink
    private let format: Format

    /// - Parameter width, height: in CSS pixels; those of a PDF's page become points of ¾ px.
    init(_ format: Format, width: Double, height: Double) throws(CairoError) {
        let sink = ByteSink()
        let closure = Unmanaged.passUnretained(sink).toOpaque()
        let made: OpaquePointer? =
            switch format {
            case .pdf: cairo_pdf_surface_create_for_stream(ByteSink.write, closure, width * 0.75, height * 0.75)
            case .image(let columns, let rows):
                cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: columns), Int32(clamping: rows))
            }
        guard let made else { throw .status("no surface") }
        let status = cairo_surface_status(made)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(made)
            throw CairoError(status)
        }
        pointer = made
        self.sink = sink
        self.format = format
        prepare()
    }

    deinit { cairo_surface_destroy(pointer) }

    /// Same scene, same bytes: no date of creation.
    private func prepare() {
        guard case .pdf = format else { return }
        cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    }

    /// Calls `draw` with a drawing context whose unit is the CSS pixel.
    func draw(scale: Double, _ draw: (OpaquePointer) throws(CairoError) -> Void) throws(CairoError) {
        guard let cairo = cairo_create(pointer) else { throw .status("no drawing context") }
        defer { cairo_destroy(cairo) }
        cairo_scale(cairo, scale, scale)
        try draw(cairo)
        let status = cairo_status(cairo)
        if status != CAIRO_STATUS_SUCCESS { throw CairoError(status) }
    }

    /// Of an image, its pixels.
    private func picture() throws(CairoError) -> PNGFile? {
        guard case .image(let width, let height) = format else { return nil }
        cairo_surface_flush(pointer)
        guard let pixels = cairo_image_surface_get_data(pointer) else { throw .status("no pixels") }
        return PNGFile(width: width, height: height, pixels: pixels, stride: Int(cairo_image_surface_get_stride(pointer)))
    }

    /// Ends the drawing; call once.
    func finish() throws(CairoError) -> [UInt8] {
        let picture = try picture()
        cairo_surface_finish(pointer)
        let status = cairo_surface_status(pointer)
        if status != CAIRO_STATUS_SUCCESS { throw CairoError(status) }
        return try picture?.bytes ?? sink.bytes
    }
}
