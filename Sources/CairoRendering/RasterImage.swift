internal import CCairo
internal import Foundation
internal import Plotting

/// A picture of cells as an image of Cairo's, one pixel a cell.
final class RasterImage {
    let surface: OpaquePointer

    init(_ raster: Raster) throws(CairoError) {
        guard let image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(raster.width), Int32(raster.height)) else {
            throw .status("no image")
        }
        surface = image
        let status = cairo_surface_status(image)
        guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(image) else { throw CairoError(status) }
        let stride = Int(cairo_image_surface_get_stride(image))
        cairo_surface_flush(image)
        for row in 0..<raster.height {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<raster.width { line[column] = Self.pixel(raster.pixels[row * raster.width + column]) }
        }
        cairo_surface_mark_dirty(image)
    }

    deinit { cairo_surface_destroy(surface) }

    /// The image as a PNG, for a data URL.
    var base64: String {
        get throws(CairoError) {
            let sink = ByteSink()
            let status = cairo_surface_write_to_png_stream(surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque())
            if status != CAIRO_STATUS_SUCCESS { throw CairoError(status) }
            return Data(sink.bytes).base64EncodedString()
        }
    }

    private static func pixel(_ color: Color?) -> UInt32 {
        guard let color else { return 0 }
        return 0xFF00_0000 | UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    }
}
