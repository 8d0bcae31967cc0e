import Foundation

/// What every site has beside its pages: our stylesheet and script, KaTeX's stylesheet, and the fonts.
package enum SharedAssets {
    /// - Parameter glyphs: what all pages are written with, for the fonts.
    package static func list(
        katex: KaTeX = .installed, fonts: TextFonts = .installed, glyphs: PageGlyphs = .none
    ) throws(MissingFile) -> [SiteAsset] {
        let own = [
            SiteAsset(path: "assets/notebook.css", content: .bytes(Data(PackageResources.notebook_css))),
            SiteAsset(path: "assets/notebook.js", content: .bytes(Data(PackageResources.notebook_js))),
        ]
        return own + FigureAssets.list + (try katex.assets(for: glyphs)) + (try fonts.assets(for: glyphs))
    }
}
