import Foundation

/// The typefaces of the text: Linux Libertine and Biolinum, which match KaTeX's weight, from Debian's package. The site gets of each what
/// a report is written with: a tenth of its bytes.
package struct TextFonts: Sendable {
    package static let debianPackage = "fonts-linuxlibertine"
    package static let installed = TextFonts(folder: "/usr/share/fonts/opentype/linux-libertine")

    /// What the stylesheet loads, without the ending, and what is set in it beside letters: signs in text, Greek where variables stand.
    private static let faces: [(name: String, hasSigns: Bool, hasGreek: Bool)] = [
        ("LinLibertine_R", true, false), ("LinLibertine_RI", false, true), ("LinLibertine_RZ", false, false),
        ("LinLibertine_RZI", false, false), ("LinBiolinum_R", true, true), ("LinBiolinum_RI", false, true),
        ("LinBiolinum_RB", false, false),
    ]

    /// What the first screen of a page is set in: asked for before the stylesheet is read.
    static let first = ["LinLibertine_R", "LinLibertine_RI", "LinLibertine_RZ", "LinBiolinum_R", "LinBiolinum_RB"]

    static func path(_ name: String) -> String { "assets/fonts/\(name).woff2" }

    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    static var files: [String] { faces.map { $0.name + ".woff2" } }

    /// - Parameter glyphs: what all pages are written with.
    package func assets(for glyphs: PageGlyphs = .none) throws(MissingFile) -> [SiteAsset] {
        var assets: [SiteAsset] = []
        for (name, hasSigns, hasGreek) in Self.faces {
            let source = "\(folder)/\(name).otf"
            guard FileManager.default.isReadableFile(atPath: source) else {
                throw MissingFile(path: source, package: Self.debianPackage)
            }
            let characters = FontSubset.characters(of: glyphs, withSigns: hasSigns, withGreek: hasGreek)
            assets.append(SiteAsset(path: Self.path(name), content: .font(FontSubset(source: source, characters: characters))))
        }
        return assets
    }
}
