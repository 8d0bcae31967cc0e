import Foundation
import WebAssets

/// What every site has beside its pages: our stylesheet and script, and KaTeX's stylesheet, each with its fonts.
package enum SharedAssets {
    /// - Parameter glyphs: what all pages are written with, for the fonts.
    package static func list(
        katex: KaTeX = .installed, fonts: TextFonts = .installed, glyphs: PageGlyphs = .none
    ) throws(MissingFile) -> [SiteAsset] {
        let style = String(decoding: WebAssets.notebookStyle, as: UTF8.self)
        let own = [
            SiteAsset(path: "assets/notebook.css", content: try fonts.stylesheet(style, for: glyphs)),
            SiteAsset(path: "assets/notebook.js", content: .bytes(Data(WebAssets.notebookScript))),
            SiteAsset(path: "assets/code.js", content: .bytes(Data(WebAssets.codeScript))),
        ]
        return own + FigureAssets.list + (try katex.assets(for: glyphs))
    }
}
