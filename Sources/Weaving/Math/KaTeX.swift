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

    /// The stylesheet that a page with formulas loads, under `assets/katex/`, with the fonts that the pages need in it: a formula has no
    /// stand-in that is as wide, and lines would break anew when its fonts come.
    package func assets(for glyphs: PageGlyphs = .none) throws(MissingFile) -> [SiteAsset] {
        let stylesheet = String(decoding: try contents(of: "katex.min.css"), as: UTF8.self)
        let characters = ["0020-007E"] + FontSubset.names(of: glyphs.characters)
        var parts = [""]
        var fonts: [FontSubset] = []
        for rule in Self.rules(of: stylesheet) {
            guard let font = Self.fonts(in: rule).first else {
                parts[parts.count - 1] += rule
                continue
            }
            try require(font)
            guard Self.isNeeded(font, for: glyphs.formulaStyles) else { continue }
            let pieces = Self.withoutOldFormats(rule).components(separatedBy: "url(\(font))")
            parts[parts.count - 1] += pieces[0]
            parts.append(pieces.dropFirst().joined())
            fonts.append(FontSubset(source: "\(folder)/\(font)", characters: characters))
        }
        return [SiteAsset(path: "assets/katex/katex.min.css", content: .stylesheet(parts: parts, fonts: fonts))]
    }

    /// Bold letters of a style need both of its classes.
    private static let boldTogether = [
        "Caligraphic-Bold": "textbf", "Fraktur-Bold": "textbf", "Main-BoldItalic": "textit",
    ]

    private static func isNeeded(_ font: String, for styles: Set<String>) -> Bool {
        let name = font.dropFirst("fonts/KaTeX_".count).dropLast(".woff2".count)
        guard let own = PageGlyphs.fontsByStyle[String(name)] else { return true }
        return !styles.isDisjoint(with: own) && boldTogether[String(name)].map(styles.contains) ?? true
    }

    private static func rules(of stylesheet: String) -> [String] {
        stylesheet.split(separator: "}").map { $0 + "}" }
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
