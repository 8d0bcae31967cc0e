package import Plotting

/// Draws scenes with Cairo. Same scene, same bytes: between runs, processes and threads.
package enum CairoRenderer {
    /// Transparent, in user units; text as outlines, so that it looks the same everywhere.
    package static func svg(_ scene: Scene) throws(CairoError) -> [UInt8] {
        let bytes = try render(scene, .svg, scale: 1, isOpaque: false)
        return SVGNormalizer.normalized(bytes)
    }

    /// On the theme's background, one CSS pixel as ¾ point, text as text.
    package static func pdf(_ scene: Scene) throws(CairoError) -> [UInt8] {
        try render(scene, .pdf, scale: 0.75, isOpaque: true)
    }

    /// On the theme's background.
    ///
    /// - Parameter scale: pixels for one CSS pixel.
    package static func png(_ scene: Scene, scale: Double = 2) throws(CairoError) -> [UInt8] {
        let (width, height) = (Int((scene.width * scale).rounded(.up)), Int((scene.height * scale).rounded(.up)))
        return try render(scene, .image(width: width, height: height), scale: scale, isOpaque: true)
    }

    private static func render(
        _ scene: Scene, _ format: CairoSurface.Format, scale: Double, isOpaque: Bool
    ) throws(CairoError) -> [UInt8] {
        let surface = try CairoSurface(format, width: scene.width, height: scene.height)
        let fonts = FontCollection()
        try surface.draw(scale: scale) { (cairo) throws(CairoError) in
            try SceneDrawing(cairo: cairo, fonts: fonts).draw(scene, isOpaque: isOpaque)
        }
        return try surface.finish()
    }
}
