import Foundation

/// The typefaces of the text: Linux Libertine and Biolinum, which match KaTeX's weight, from Debian's package. The site gets of each what
/// a report is written with: a tenth of its bytes.
package struct TextFonts: Sendable {
    package static let debianPackage = "fonts-linuxlibertine"
    package static let installed = TextFonts(folder: "/usr/share/fonts/opentype/linux-libertine")

    /// What the stylesheet names, in its order, without the ending, and what is set in it beside letters: signs in text, Greek where variables stand.
    private static let faces: [(name: String, hasSigns: Bool, hasGreek: Bool)] = [
        ("LinLibertine_R", true, false), ("LinLibertine_RI", false, true), ("LinLibertine_RZ", false, false),
        ("LinLibertine_RZI", false, false), ("LinBiolinum_R", true, true), ("LinBiolinum_RI", false, true),
        ("LinBiolinum_RB", false, false),
    ]

    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// A stylesheet with the fonts that it names in it, `url("fonts/LinLibertine_R.woff2")`: they are there when the first line is drawn,
    /// also of a page that is read from a disk, and no line breaks anew.
    ///
    /// - Parameter glyphs: what all pages are written with.
    func stylesheet(_ css: String, for glyphs: PageGlyphs) throws(MissingFile) -> SiteAsset.Content {
        var parts: [String] = []
        var fonts: [FontSubset] = []
        var rest = css[...]
        for (name, hasSigns, hasGreek) in Self.faces {
            guard let address = rest.firstRange(of: "url(\"fonts/\(name).woff2\")") else { continue }
            let source = "\(folder)/\(name).otf"
            guard FileManager.default.isReadableFile(atPath: source) else {
                throw MissingFile(path: source, package: Self.debianPackage)
            }
            let characters = FontSubset.characters(of: glyphs, withSigns: hasSigns, withGreek: hasGreek)
            parts.append(String(rest[..<address.lowerBound]))
            fonts.append(FontSubset(source: source, characters: characters))
            rest = rest[address.upperBound...]
        }
        return .stylesheet(parts: parts + [String(rest)], fonts: fonts)
    }
}
