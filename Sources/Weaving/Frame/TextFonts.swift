import Foundation

/// The typefaces of the text: Linux Libertine and Biolinum, which match KaTeX's weight, copied from Debian's package.
package struct TextFonts: Sendable {
    package static let debianPackage = "fonts-linuxlibertine"
    package static let installed = TextFonts(folder: "/usr/share/fonts/opentype/linux-libertine")

    /// The names that the stylesheet loads.
    static let files = [
        "LinLibertine_R.otf", "LinLibertine_RI.otf", "LinLibertine_RZ.otf", "LinLibertine_RZI.otf", "LinBiolinum_R.otf",
        "LinBiolinum_RI.otf", "LinBiolinum_RB.otf",
    ]

    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    package func assets() throws(MissingFile) -> [SiteAsset] {
        for file in Self.files where !FileManager.default.isReadableFile(atPath: "\(folder)/\(file)") {
            throw MissingFile(path: "\(folder)/\(file)", package: Self.debianPackage)
        }
        return Self.files.map { SiteAsset(path: "assets/fonts/\($0)", content: .file("\(folder)/\($0)")) }
    }
}
