internal import CCairo
internal import Plotting

/// The outlines of glyphs as path data, in 1/1000 em with y downwards: what an SVG holds of its fonts.
final class GlyphOutlines {
    private static let em = 1000.0

    private let fonts: FontCollection
    private var known: [FontFace: [Unicode.Scalar: String]] = [:]

    init(_ fonts: FontCollection) { self.fonts = fonts }

    func outline(of scalar: Unicode.Scalar, face: FontFace) throws(CairoError) -> String {
        if let outline = known[face]?[scalar] { return outline }
        let outline = try traced(scalar, face)
        known[face, default: [:]][scalar] = outline
        return outline
    }

    private func traced(_ scalar: Unicode.Scalar, _ face: FontFace) throws(CairoError) -> String {
        let font = try fonts.font(face)
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1) else { throw .status("no surface") }
        defer { cairo_surface_destroy(surface) }
        guard let cairo = cairo_create(surface) else { throw .status("no drawing context") }
        defer { cairo_destroy(cairo) }
        cairo_set_font_face(cairo, font.cairo)
        cairo_set_font_size(cairo, Self.em)
        cairo_set_font_options(cairo, FontOptions.exact.pointer)
        var glyph = cairo_glyph_t(index: try font.file.index(of: scalar), x: 0, y: 0)
        cairo_glyph_path(cairo, &glyph, 1)
        guard let path = cairo_copy_path(cairo) else { throw .status("no path") }
        defer { cairo_path_destroy(path) }
        guard path.pointee.status == CAIRO_STATUS_SUCCESS else { throw CairoError(path.pointee.status) }
        return Self.text(path.pointee)
    }

    private static func text(_ path: cairo_path_t) -> String {
        var outline = OutlineText()
        var index = 0
        while index < Int(path.num_data) {
            let header = path.data[index].header
            let points = (1..<max(1, Int(header.length))).map { path.data[index + $0].point }
            outline.append(header.type, points.map { (Int($0.x.rounded()), Int($0.y.rounded())) })
            index += Int(header.length)
        }
        return outline.text
    }

    /// Commands with relative places.
    private struct OutlineText {
        private(set) var text = ""
        private var place = (x: 0, y: 0)
        private var start = (x: 0, y: 0)
        /// Cairo moves after each close: only where something follows is that written.
        private var move: (x: Int, y: Int)?

        mutating func append(_ type: cairo_path_data_type_t, _ points: [(x: Int, y: Int)]) {
            switch type {
            case CAIRO_PATH_MOVE_TO: move = points.last
            case CAIRO_PATH_CLOSE_PATH:
                text += "z"
                place = start
            default:
                if let move { write(move) }
                write(type == CAIRO_PATH_CURVE_TO ? "c" : "l", points)
            }
        }

        private mutating func write(_ move: (x: Int, y: Int)) {
            write(text.isEmpty ? "M" : "m", [move])
            start = move
            self.move = nil
        }

        private mutating func write(_ command: String, _ points: [(x: Int, y: Int)]) {
            text += command
            var isFirst = true
            for point in points {
                for number in [point.x - place.x, point.y - place.y] {
                    text += (isFirst || number < 0 ? "" : " ") + String(number)
                    isFirst = false
                }
            }
            if let last = points.last { place = last }
        }
    }
}
