package import Plotting

/// Draws scenes with Cairo. Same scene, same bytes: between runs, processes and threads.
package enum CairoRenderer {
    /// On the theme's background, one CSS pixel as ¾ point, text as text.
    package static func pdf(_ scene: Scene) throws(CairoError) -> [UInt8] { try pdf(scene, FontCollection()) }

    static func pdf(_ scene: Scene, _ fonts: FontCollection) throws(CairoError) -> [UInt8] {
        try render(scene, .pdf, scale: 0.75, fonts)
    }

    /// On the theme's background.
    ///
    /// - Parameter scale: pixels for one CSS pixel.
    package static func png(_ scene: Scene, scale: Double = 2) throws(CairoError) -> [UInt8] {
        try png(scene, scale: scale, FontCollection())
    }

    static func png(_ scene: Scene, scale: Double = 2, _ fonts: FontCollection) throws(CairoError) -> [UInt8] {
        let (width, height) = (Int((scene.width * scale).rounded(.up)), Int((scene.height * scale).rounded(.up)))
        return try render(scene, .image(width: width, height: height), scale: scale, fonts)
    }

    private static func render(
        _ scene: Scene, _ format: CairoSurface.Format, scale: Double, _ fonts: FontCollection
    ) throws(CairoError) -> [UInt8] {
        let surface = try CairoSurface(format, width: scene.width, height: scene.height)
        try surface.draw(scale: scale) { (cairo) throws(CairoError) in
            try SceneDrawing(cairo: cairo, fonts: fonts).draw(scene)
        }
        return try surface.finish()
    }
}
