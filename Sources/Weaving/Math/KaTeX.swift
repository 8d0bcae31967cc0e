import Foundation

/// The KaTeX that Debian installs: its program, its stylesheet and its fonts.
package struct KaTeX: Sendable {
    package static let debianPackage = "libjs-katex"
    package static let installed = KaTeX(folder: "/usr/share/javascript/katex")

    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// The script that typesets.
    package var programPath: String { "\(folder)/katex.min.js" }

    func program() throws(MissingFile) -> Data {
        try contents(of: "katex.min.js")
    }

    /// The stylesheet and the fonts that a page with formulas loads, under `assets/katex/`.
    package func assets() throws(MissingFile) -> [SiteAsset] {
        let stylesheet = String(decoding: try contents(of: "katex.min.css"), as: UTF8.self)
        let fonts = Self.fonts(in: stylesheet)
        for font in fonts { try require(font) }
        let site = "assets/katex/"
        return [SiteAsset(path: site + "katex.min.css", content: .bytes(Data(Self.withoutOldFormats(stylesheet).utf8)))]
            + fonts.map { SiteAsset(path: site + $0, content: .file("\(folder)/\($0)")) }
    }

    /// `fonts/KaTeX_Main-Regular.woff2` and its like, in the order of the stylesheet.
    static func fonts(in stylesheet: String) -> [String] {
        stylesheet.components(separatedBy: "url(").dropFirst().map { String($0.prefix { $0 != ")" }) }
            .filter { $0.hasPrefix("fonts/") && $0.hasSuffix(".woff2") }
    }

    /// Every browser since 2018 reads WOFF2; the older formats would double the site.
    static func withoutOldFormats(_ stylesheet: String) -> String {
        let source = ",url(fonts/"
        let parts = stylesheet.components(separatedBy: source)
        return parts.dropFirst().reduce(into: parts[0]) { text, part in
            let ends = part.split(separator: ")", maxSplits: 2, omittingEmptySubsequences: false)
            let isOld = ends.count == 3 && [".woff", ".ttf"].contains { ends[0].hasSuffix($0) }
            text += isOld ? String(ends[2]) : source + part
        }
    }

    private func contents(of name: String) throws(MissingFile) -> Data {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { throw missing(name) }
        return data
    }

    private func require(_ name: String) throws(MissingFile) {
        guard FileManager.default.isReadableFile(atPath: "\(folder)/\(name)") else { throw missing(name) }
    }

    private func missing(_ name: String) -> MissingFile {
        MissingFile(path: "\(folder)/\(name)", package: Self.debianPackage)
    }
}
