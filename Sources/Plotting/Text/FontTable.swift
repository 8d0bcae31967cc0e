/// The committed metrics of one face: a figure is laid out the same whatever fonts are installed.
///
/// The source is a list of tokens. `2212:` sets the code point; every other token describes one glyph and moves on to the next
/// code point: `advance/ascent/descent/overhang` in 1/1000 em, trailing zeros left out. A face of text gives advances alone.
package struct FontTable: Sendable {
    private static let textAscent = 0.727
    private static let textDescent = 0.18

    private let glyphs: [UInt32: GlyphMetrics]

    init(_ source: String) {
        var glyphs: [UInt32: GlyphMetrics] = [:]
        var codePoint: UInt32 = 0
        for token in source.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if token.hasSuffix(":") {
                codePoint = UInt32(token.dropLast(), radix: 16) ?? 0
            } else {
                glyphs[codePoint] = Self.metrics(token)
                codePoint += 1
            }
        }
        self.glyphs = glyphs
    }

    package subscript(scalar: Unicode.Scalar) -> GlyphMetrics? { glyphs[scalar.value] }

    /// The code points that the table covers, ascending.
    package var codePoints: [UInt32] { glyphs.keys.sorted() }

    private static func metrics(_ token: Substring) -> GlyphMetrics {
        let numbers = token.split(separator: "/").map { (Double($0) ?? 0) / 1000 }
        guard numbers.count > 1 else {
            return GlyphMetrics(advance: numbers.first ?? 0, ascent: textAscent, descent: textDescent, overhang: 0)
        }
        return GlyphMetrics(
            advance: numbers[0], ascent: numbers[1], descent: numbers.count > 2 ? numbers[2] : 0,
            overhang: numbers.count > 3 ? numbers[3] : 0)
    }
}
