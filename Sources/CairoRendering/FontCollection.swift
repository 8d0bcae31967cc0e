internal import CCairo
internal import Plotting

/// The fonts of one drawing, opened as they are needed.
final class FontCollection {
    struct Font {
        let file: FontFile
        let cairo: OpaquePointer
    }

    private var fonts: [FontFace: Font] = [:]

    deinit {
        for font in fonts.values { cairo_font_face_destroy(font.cairo) }
    }

    func font(_ face: FontFace) throws(CairoError) -> Font {
        if let font = fonts[face] { return font }
        let file = try FontFile(face)
        let font = Font(file: file, cairo: try file.makeCairoFace())
        fonts[face] = font
        return font
    }
}
