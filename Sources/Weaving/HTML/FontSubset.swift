/// A part of an installed font, as a compressed web font: the characters that are needed, with kerning, ligatures and the figures that the
/// pages use.
package struct FontSubset: Codable, Sendable, Equatable {
    /// The installed file.
    package let source: String
    /// Ranges of code points, `0020-007E`.
    package let characters: [String]
    /// OpenType features that are kept.
    package static let features = ["kern", "liga", "lnum", "tnum", "pnum"]

    /// What every text is set with.
    static let common = [
        "0020-007E", "00A0", "2009", "2010-2015", "2018-201E", "2022", "2026", "202F", "2032", "2190", "2192", "2212",
    ]

    /// Letters of the languages of Europe, written from left to right.
    private static let letters: [ClosedRange<UInt32>] = [0xA1...0x24F, 0x400...0x4FF]

    /// What values and captions have beside letters, where a page has it: figures that are lowered, relations.
    private static let signs: [ClosedRange<UInt32>] = [0x2002...0x215F, 0x2191...0x2193, 0x2200...0x22FF]

    private static let greek: [ClosedRange<UInt32>] = [0x370...0x3FF]

    /// Of what the pages are written with, what a face is for.
    static func characters(of glyphs: PageGlyphs, withSigns: Bool, withGreek: Bool) -> [String] {
        let ranges = letters + (withSigns ? signs : []) + (withGreek ? greek : [])
        return common + names(of: glyphs.characters.filter { character in ranges.contains { $0.contains(character) } })
    }

    static func names(of characters: some Sequence<UInt32>) -> [String] {
        characters.sorted().map { character in
            let digits = String(character, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }
}
