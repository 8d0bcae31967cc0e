internal import Foundation
internal import Plotting

/// Writes the nodes of a scene, for light and for dark pages at once: the shapes are the same, and colours are classes.
///
/// Glyphs are outlines, each once a file, so that figures look the same everywhere; what they say lies over them as invisible text,
/// which a reader can find, select and copy.
struct SVGWriter {
    private let outlines: GlyphOutlines
    private let prefix: String
    private(set) var inks: SVGInks
    private var body = SVGBuffer()
    private var definitions = SVGBuffer()
    private var glyphs: Set<String> = []
    private var clips: [String: String] = [:]
    private var masks = 0
    /// False once the two scenes were seen to differ in more than colour.
    private(set) var areTwins = true

    /// - Parameter prefix: of all names in the file: drawings inside one page must not share any.
    init(_ outlines: GlyphOutlines, prefix: String = "") {
        self.outlines = outlines
        self.prefix = prefix
        inks = SVGInks(prefix: prefix)
    }

    /// The whole file.
    ///
    /// - Parameters:
    ///   - style: the style sheet; see ``SVGInks``.
    ///   - dark: that of the same drawing for dark pages, which a drawing for light ones carries.
    ///   - attributes: more attributes of the outermost element.
    func document(width: Double, height: Double, style: String, dark: String? = nil, attributes: String = "") -> [UInt8] {
        var file = SVGBuffer()
        file += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
        file.append(width)
        file += "\" height=\""
        file.append(height)
        file += "\" viewBox=\"0 0 "
        file.append(width)
        file += " "
        file.append(height)
        let text = ".\(prefix)\(SVGInks.unseen){fill-opacity:0;font-family:sans-serif;white-space:pre}"
        file += "\"\(attributes)>\n<style\(dark.map { " data-dark=\"\($0)\(text)\"" } ?? "")>\(style)\(text)</style>\n<defs>\n"
        file += definitions
        file += "</defs>\n"
        file += body
        file += "</svg>\n"
        return file.bytes
    }

    /// Something between the nodes: the beginning or the end of a group.
    mutating func write(raw text: String) { body += text }

    /// What `write` writes, to be put at its place with `write(raw:)` later.
    mutating func taken(_ write: (inout SVGWriter) throws(CairoError) -> Void) throws(CairoError) -> SVGBuffer {
        let before = body
        body = SVGBuffer()
        try write(&self)
        defer { body = before }
        return body
    }

    mutating func write(raw buffer: SVGBuffer) { body += buffer }

    mutating func write(_ light: [SceneNode], _ dark: [SceneNode]) throws(CairoError) {
        guard light.count == dark.count else {
            areTwins = false
            return
        }
        var index = 0
        while index < light.count {
            if let label = SVGLabel(light, from: index) {
                guard let other = SVGLabel(dark, from: index), other.runs.count == label.runs.count else {
                    areTwins = false
                    return
                }
                try write(label, other)
                index += label.runs.count
            } else {
                try write(light[index], dark[index])
                index += 1
            }
        }
    }

    private mutating func write(_ light: SceneNode, _ dark: SceneNode) throws(CairoError) {
        switch (light, dark) {
        case (.rectangle(let rect, let color), .rectangle(_, let other)):
            write(Path(rect), "class=\"\(inks.name(.fill, color, other))\"")
        case (.fill(let path, let color), .fill(_, let other)): write(path, "class=\"\(inks.name(.fill, color, other))\"")
        case (.stroke(let path, let stroke), .stroke(_, let other)):
            write(path, attributes(stroke, inks.name(.line, stroke.color, other.color)))
        case (.raster(let raster, let rect), .raster(let other, _)):
            if raster != other { areTwins = false }
            try write(raster, in: rect)
        case (.coverage(let coverage, let rect, let color), .coverage(let other, _, let otherColor)):
            if coverage != other { areTwins = false }
            try write(coverage, in: rect, inks.name(.fill, color, otherColor))
        case (.group(_, let clip, let nodes), .group(_, _, let others)):
            body += clip.map { "<g clip-path=\"url(#\(self.clip($0)))\">\n" } ?? "<g>\n"
            try write(nodes, others)
            body += "</g>\n"
        default: areTwins = false
        }
    }

    private mutating func write(_ path: Path, _ attributes: String) {
        body += "<path \(attributes) d=\""
        SVGPathData.write(path, to: &body)
        body += "\"/>\n"
    }

    private func attributes(_ stroke: Stroke, _ name: String) -> String {
        var text = SVGBuffer()
        text += "class=\"\(name)\" stroke-width=\""
        text.append(stroke.width)
        text += stroke.cap == .round ? "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"" : "\" stroke-linejoin=\"round\""
        if !stroke.dash.isEmpty {
            text += " stroke-dasharray=\""
            for (index, length) in stroke.dash.enumerated() {
                if index > 0 { text += "," }
                text.append(length)
            }
            text += "\""
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private mutating func clip(_ rect: Rect) -> String {
        var data = SVGBuffer()
        SVGPathData.write(Path(rect), to: &data)
        let text = String(decoding: data.bytes, as: UTF8.self)
        if let known = clips[text] { return known }
        let name = "\(prefix)c\(clips.count)"
        clips[text] = name
        definitions += "<clipPath id=\"\(name)\"><path d=\"\(text)\"/></clipPath>\n"
        return name
    }

    private mutating func write(_ raster: Raster, in rect: Rect) throws(CairoError) {
        body += "<image style=\"image-rendering:pixelated\" preserveAspectRatio=\"none\"\(Self.attributes(rect))"
        body += " href=\"data:image/png;base64,\(try RasterImage(raster).base64)\"/>\n"
    }

    /// A rectangle in a colour of the style sheet, seen where cells are covered.
    private mutating func write(_ coverage: Coverage, in rect: Rect, _ ink: String) throws(CairoError) {
        let name = "\(prefix)m\(masks)"
        masks += 1
        let place = Self.attributes(rect)
        definitions += "<mask id=\"\(name)\" maskUnits=\"userSpaceOnUse\"\(place)>"
        definitions += "<image preserveAspectRatio=\"none\"\(place) href=\"data:image/png;base64,"
        definitions += Data(try PNGFile(coverage).bytes).base64EncodedString()
        definitions += "\"/></mask>\n"
        write(Path(rect), "class=\"\(ink)\" mask=\"url(#\(name))\"")
    }

    private static func attributes(_ rect: Rect) -> String {
        var text = SVGBuffer()
        for (name, value) in [("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)] {
            text += " \(name)=\""
            text.append(value)
            text += "\""
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    // MARK: Labels

    private mutating func write(_ light: SVGLabel, _ dark: SVGLabel) throws(CairoError) {
        let origin = light.origin
        if light.angle != 0 {
            body += "<g transform=\"translate("
            body.append(origin.x)
            body += " "
            body.append(origin.y)
            body += ") rotate("
            body.append(light.angle * 180 / .pi)
            body += ")\">"
        }
        let start = light.angle == 0 ? origin : Point(0, 0)
        for (run, other) in zip(light.runs, dark.runs) { try outline(run, other.color, at: start) }
        write(textOf: light, at: start)
        body += light.angle != 0 ? "</g>\n" : "\n"
    }

    private mutating func outline(_ run: GlyphRun, _ dark: Color, at start: Point) throws(CairoError) {
        let scale = run.size / 1000
        body += "<g class=\"\(inks.name(.fill, run.color, dark))\" transform=\"translate("
        body.append(start.x)
        body += " "
        body.append(start.y)
        body += ") scale(\(SVGWriter.scale(run.size)))\">"
        for glyph in run.glyphs {
            body += "<use href=\"#\(try name(of: glyph.scalar, run.face))\""
            if glyph.x != 0 { place("x", glyph.x / scale) }
            if glyph.y != 0 { place("y", glyph.y / scale) }
            body += "/>"
        }
        body += "</g>"
    }

    /// In whole thousandths of an em.
    private mutating func place(_ name: String, _ value: Double) { body += " \(name)=\"\(Int(value.rounded()))\"" }

    /// Of 1/1000 em in px, from the size of the type in px: `.011`.
    private static func scale(_ size: Double) -> String {
        let tenths = String(Int((size * 100).rounded()))
        return "." + String(repeating: "0", count: max(0, 5 - tenths.count)) + tenths
    }

    private mutating func name(of scalar: Unicode.Scalar, _ face: FontFace) throws(CairoError) -> String {
        let letter = FontFace.allCases.firstIndex(of: face).map { UnicodeScalar(UInt8(ascii: "A") + UInt8($0)) } ?? "Z"
        let name = "\(prefix)\(letter)\(String(scalar.value, radix: 16))"
        if glyphs.insert(name).inserted {
            definitions += "<path id=\"\(name)\" d=\"\(try outlines.outline(of: scalar, face: face))\"/>\n"
        }
        return name
    }

    private mutating func write(textOf label: SVGLabel, at start: Point) {
        let extent = label.extent
        body += "<text class=\"\(prefix)\(SVGInks.unseen)\" x=\""
        body.append(start.x + extent.start)
        body += "\" y=\""
        body.append(start.y)
        body += "\" font-size=\""
        body.append(label.size)
        body += "\" textLength=\""
        body.append(extent.end - extent.start)
        body += "\" lengthAdjust=\"spacingAndGlyphs\">"
        body.append(escaped: label.text)
        body += "</text>"
    }
}

extension Path {
    fileprivate init(_ rect: Rect) {
        self.init()
        add(rect)
    }
}
