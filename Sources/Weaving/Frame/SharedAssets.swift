import Foundation

/// What every site has beside its pages: our stylesheet and script, KaTeX's stylesheet, and the fonts.
package enum SharedAssets {
    /// - Parameter text: all that the author wrote, for the fonts.
    package static func list(
        katex: KaTeX = .installed, fonts: TextFonts = .installed, text: some Sequence<Unicode.Scalar> = []
    ) throws(MissingFile) -> [SiteAsset] {
        let own = [
            SiteAsset(path: "assets/notebook.css", content: .bytes(Data(PackageResources.notebook_css))),
            SiteAsset(path: "assets/notebook.js", content: .bytes(Data(PackageResources.notebook_js))),
        ]
        return own + FigureAssets.list + (try katex.assets()) + (try fonts.assets(for: text))
    }
}
