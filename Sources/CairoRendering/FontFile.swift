internal import CCairo
internal import Plotting

/// One open font file. Cairo keeps fonts for reuse after a drawing is done, so the file is closed when Cairo lets go of it.
///
/// Each has a FreeType library of its own: faces of different drawings share nothing, and drawings run in parallel.
final class FontFile {
    private let library: FT_Library
    private let face: FT_Face
    let path: String

    convenience init(_ face: FontFace) throws(CairoError) { try self.init(path: face.file.path, package: face.file.package) }

    init(path: String, package: String) throws(CairoError) {
        var library: FT_Library?
        let started = FT_Init_FreeType(&library)
        guard started == 0, let library else { throw .unreadableFont(path: path, code: Int(started)) }
        var face: FT_Face?
        let opened = FT_New_Face(library, path, 0, &face)
        guard opened == 0, let face else {
            FT_Done_FreeType(library)
            if opened == FT_Err_Cannot_Open_Resource { throw .missingFont(path: path, package: package) }
            throw .unreadableFont(path: path, code: Int(opened))
        }
        self.library = library
        self.face = face
        self.path = path
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
    }

    func index(of scalar: Unicode.Scalar) throws(CairoError) -> UInt {
        let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
        guard index != 0 else { throw .missingGlyph(scalar, path: path) }
        return UInt(index)
    }

    /// A font of Cairo's that keeps this file open; the caller destroys it.
    func makeCairoFace() throws(CairoError) -> OpaquePointer {
        guard let font = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING)) else {
            throw .status("no font face")
        }
        let owner = Unmanaged.passRetained(self)
        let status = cairo_font_face_set_user_data(font, FontFile.key, owner.toOpaque()) { pointer in
            if let pointer { Unmanaged<FontFile>.fromOpaque(pointer).release() }
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            owner.release()
            cairo_font_face_destroy(font)
            throw CairoError(status)
        }
        return font
    }

    /// The code points that the file has glyphs for, ascending.
    func codePoints() -> [UInt32] {
        var codePoints: [UInt32] = []
        var index: FT_UInt = 0
        var code = FT_Get_First_Char(face, &index)
        while index != 0 {
            codePoints.append(UInt32(code))
            code = FT_Get_Next_Char(face, code, &index)
        }
        return codePoints
    }

    /// In 1/1000 em: advance, ascent, descent, and how far the ink leans over the advance.
    func metrics(of scalar: Unicode.Scalar) throws(CairoError) -> [Int] {
        let code = FT_Load_Glyph(face, FT_UInt(try index(of: scalar)), FT_Int32(FT_LOAD_NO_SCALE))
        guard code == 0 else { throw .unreadableFont(path: path, code: Int(code)) }
        let metrics = face.pointee.glyph.pointee.metrics
        let em = Double(face.pointee.units_per_EM)
        func scaled(_ value: FT_Pos) -> Int { Int((Double(value) * 1000 / em).rounded()) }
        let advance = scaled(metrics.horiAdvance)
        return [
            advance, scaled(metrics.horiBearingY), scaled(metrics.height - metrics.horiBearingY),
            max(0, scaled(metrics.horiBearingX + metrics.width) - advance),
        ]
    }

    /// Its address tells Cairo whose data it keeps; never read, never freed.
    private nonisolated(unsafe) static let key = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)
}
