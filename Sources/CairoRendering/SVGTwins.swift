package import Plotting

/// A figure as SVG for light and for dark pages: the same file but for its style sheet.
package struct SVGTwins: Equatable, Sendable {
    package let light: [UInt8]
    package let dark: [UInt8]

    /// Transparent, in user units; text as outlines, so that it looks the same everywhere, under text that can be found and copied.
    package init(light: Scene, dark: Scene) throws(CairoError) {
        try self.init(light: light, dark: dark, GlyphOutlines(FontCollection()))
    }

    init(light: Scene, dark: Scene, _ outlines: GlyphOutlines) throws(CairoError) {
        var writer = SVGWriter(outlines)
        try writer.write(light.nodes, dark.nodes)
        guard writer.areTwins else {
            self.light = try Self.alone(light, outlines)
            self.dark = try Self.alone(dark, outlines)
            return
        }
        let (style, other) = (writer.inks.style(isDark: false), writer.inks.style(isDark: true))
        self.light = writer.document(width: light.width, height: light.height, style: style, dark: other)
        self.dark = writer.document(width: light.width, height: light.height, style: other)
    }

    static func alone(_ scene: Scene, _ outlines: GlyphOutlines) throws(CairoError) -> [UInt8] {
        var writer = SVGWriter(outlines)
        try writer.write(scene.nodes, scene.nodes)
        return writer.document(width: scene.width, height: scene.height, style: writer.inks.style(isDark: false))
    }
}
