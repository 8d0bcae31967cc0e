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
        characters = []
        formulaStyles = []
        var scalar: UInt32 = 0
        var missing = 0
        var word: [UInt8] = []
        var words: Set<[UInt8]> = []
        for byte in html {
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
                word.append(byte)
            } else if !word.isEmpty {
                if word.count >= 5 { words.insert(word) }
                word.removeAll(keepingCapacity: true)
            }
        }
        let styles = Set(Self.fontsByStyle.values.joined())
        for word in words {
            let name = String(decoding: word, as: UTF8.self)
            if styles.contains(name) { formulaStyles.insert(name) }
        }
    }

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
