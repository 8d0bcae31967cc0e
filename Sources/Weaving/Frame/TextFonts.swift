import Foundation

/// The typefaces of the text: Linux Libertine and Biolinum, which match KaTeX's weight, from Debian's package. The site gets of each what
/// a report is written with: a tenth of its bytes.
package struct TextFonts: Sendable {
    package static let debianPackage = "fonts-linuxlibertine"
    package static let installed = TextFonts(folder: "/usr/share/fonts/opentype/linux-libertine")

    /// What the stylesheet loads, without the ending, and what is set in it beside Latin text and the author's other scripts: signs in
    /// text, Greek where variables stand.
    private static let faces: [(name: String, more: [String])] = [
        ("LinLibertine_R", FontSubset.signs), ("LinLibertine_RI", FontSubset.greek), ("LinLibertine_RZ", []),
        ("LinLibertine_RZI", []), ("LinBiolinum_R", FontSubset.signs + FontSubset.greek), ("LinBiolinum_RI", []),
        ("LinBiolinum_RB", []),
    ]

    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    static var files: [String] { faces.map { $0.name + ".woff2" } }

    /// - Parameter text: all that is written; letters of other scripts that it has are in the fonts too, as far as these have them.
    package func assets(for text: some Sequence<Unicode.Scalar> = []) throws(MissingFile) -> [SiteAsset] {
        let others = FontSubset.characters(beyondLatinOf: text)
        var assets: [SiteAsset] = []
        for (name, more) in Self.faces {
            let source = "\(folder)/\(name).otf"
            guard FileManager.default.isReadableFile(atPath: source) else {
                throw MissingFile(path: source, package: Self.debianPackage)
            }
            let subset = FontSubset(source: source, characters: FontSubset.latin + more + others)
            assets.append(SiteAsset(path: "assets/fonts/\(name).woff2", content: .font(subset)))
        }
        return assets
    }
}
