/// What pages are written with, for the fonts of the site: the characters beyond ASCII, and the styles of letters in formulas.
package struct PageGlyphs: Codable, Sendable, Equatable {
    package private(set) var characters: Set<UInt32>
    /// Names of KaTeX's classes, `mathcal`.
    package private(set) var formulaStyles: Set<String>

    package static let none = PageGlyphs(of: [])

    /// KaTeX's fonts that only some formulas need, and the classes of those. The others are in every site.
    static let fontsByStyle = [
        "AMS-Regular": ["mathbb", "textbb", "amsrm"], "Caligraphic-Bold": ["mathcal"], "Caligraphic-Regular": ["mathcal"],
        "Fraktur-Bold": ["mathfrak", "textfrak"], "Fraktur-Regular": ["mathfrak", "textfrak"], "Main-Bold": ["mathbf", "textbf"],
        "Main-BoldItalic": ["textbf"], "Main-Italic": ["mathit", "textit"], "Math-BoldItalic": ["boldsymbol"],
        "SansSerif-Bold": ["mathboldsf", "textboldsf"], "SansSerif-Italic": ["mathitsf", "textitsf"],
        "SansSerif-Regular": ["mathsf", "textsf"], "Script-Regular": ["mathscr", "textscr"],
        "Typewriter-Regular": ["mathtt", "texttt"],
    ]

    /// - Parameter html: a page in UTF-8.
    package init(of html: some Sequence<UInt8>) {
        var characters: Set<UInt32> = []
        var words: Set<String> = []
        Array(html).withUnsafeBufferPointer { Self.scan($0, &characters, &words) }
        self.characters = characters
        formulaStyles = words.intersection(Self.fontsByStyle.values.joined())
    }

    /// - Parameter words: gets those that begin as the names of formula styles do.
    private static func scan(_ html: UnsafeBufferPointer<UInt8>, _ characters: inout Set<UInt32>, _ words: inout Set<String>) {
        var scalar: UInt32 = 0
        var missing = 0
        var start: Int?
        for (offset, byte) in html.enumerated() {
            if byte >= 0x80 {
                if byte >= 0xC0 {
                    missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
                    scalar = UInt32(byte & (0x3F >> UInt8(missing)))
                } else {
                    scalar = scalar << 6 | UInt32(byte & 0x3F)
                    missing -= 1
                    if missing == 0 { characters.insert(scalar) }
                }
            }
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) {
                start = start ?? offset
            } else if let first = start {
                start = nil
                guard offset - first >= 5, beginnings.contains(SIMD3(html[first], html[first + 1], html[first + 2])) else {
                    continue
                }
                words.insert(String(decoding: html[first..<offset], as: UTF8.self))
            }
        }
    }

    private static let beginnings = Set(fontsByStyle.values.joined().map { SIMD3<UInt8>($0.utf8.prefix(3)) })

    package func union(_ other: PageGlyphs) -> PageGlyphs {
        var all = self
        all.characters.formUnion(other.characters)
        all.formulaStyles.formUnion(other.formulaStyles)
        return all
    }

    // In order, so that a record is the same each time.

    private enum CodingKeys: CodingKey {
        case characters, formulaStyles
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(characters.sorted(), forKey: .characters)
        try container.encode(formulaStyles.sorted(), forKey: .formulaStyles)
    }
}
