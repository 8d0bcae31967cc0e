import Foundation

/// What every site has beside its pages: our stylesheet and script, and KaTeX's stylesheet, each with its fonts.
package enum SharedAssets {
    /// - Parameter glyphs: what all pages are written with, for the fonts.
    package static func list(
        katex: KaTeX = .installed, fonts: TextFonts = .installed, glyphs: PageGlyphs = .none
    ) throws(MissingFile) -> [SiteAsset] {
        let style = String(decoding: PackageResources.notebook_css, as: UTF8.self)
        let own = [
            SiteAsset(path: "assets/notebook.css", content: try fonts.stylesheet(style, for: glyphs)),
            SiteAsset(path: "assets/notebook.js", content: .bytes(Data(PackageResources.notebook_js))),
        ]
        return own + FigureAssets.list + (try katex.assets(for: glyphs))
    }
}
