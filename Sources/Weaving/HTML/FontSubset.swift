/// A part of an installed font, as a compressed web font: the characters that are needed, with kerning, ligatures and the figures that the
/// pages use.
package struct FontSubset: Codable, Sendable, Equatable {
    /// The installed file.
    package let source: String
    /// Ranges of code points, `0020-007E`.
    package let characters: [String]
    /// OpenType features that are kept.
    package static let features = ["kern", "liga", "lnum", "tnum", "pnum"]

    /// What text in the languages of Western Europe is set with.
    static let latin = [
        "0020-007E", "00A0-00FF", "0152-0153", "0160-0161", "017D-017E", "2009", "2010-2015", "2018-201E", "2022", "2026", "202F",
        "2032", "2190", "2192", "2212",
    ]

    /// What values and captions have beside letters: figures that are lowered, relations.
    static let signs = [
        "0131", "2002-200A", "2030", "2033", "2070-208E", "20AC", "2191", "2193", "221E", "2248", "2260", "2264-2265",
    ]

    static let greek = ["0391-03C9", "03D5", "03F5"]

    /// The letters of `text` that are neither Latin, nor Greek, nor written from right to left or in more signs than a font has.
    static func characters(beyondLatinOf text: some Sequence<Unicode.Scalar>) -> [String] {
        let scripts: [ClosedRange<UInt32>] = [0x100...0x24F, 0x400...0x4FF]
        let found = Set(text.lazy.map(\.value).filter { value in value >= 0x100 && scripts.contains { $0.contains(value) } })
        return found.sorted().map { String($0, radix: 16, uppercase: true) }
    }
}
