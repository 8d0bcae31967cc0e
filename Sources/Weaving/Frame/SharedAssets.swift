import Foundation

/// What every site has beside its pages: our stylesheet, KaTeX's, and the fonts.
package enum SharedAssets {
    package static func list(katex: KaTeX = .installed, fonts: TextFonts = .installed) throws(MissingFile) -> [SiteAsset] {
        let stylesheet = SiteAsset(path: "assets/notebook.css", content: .bytes(Data(PackageResources.notebook_css)))
        return [stylesheet] + FigureAssets.list + (try katex.assets()) + (try fonts.assets())
    }
}
