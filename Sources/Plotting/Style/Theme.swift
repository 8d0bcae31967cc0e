/// The colours of a figure on a light or on a dark page.
package struct Theme: Equatable, Sendable {
    package var background: Color
    /// Text and axes.
    package var ink: Color
    /// Tick labels, reference lines, annotations.
    package var muted: Color
    package var grid: Color
    /// One a series, told apart under the common colour blindnesses; markers and dashes tell them apart a second time.
    package var palette: [Color]
    /// Lightness of the first and the last of an ordered family of series.
    package var sequence: ClosedRange<Double>
    package var isDark: Bool

    package static let light = Theme(
        background: Color(0xFFFFFF), ink: Color(0x1F2328), muted: Color(0x57606A), grid: Color(0xE4E7EB),
        palette: [0x1763B6, 0xD1495B, 0x2A8C6A, 0xB07A00, 0x7B4FB0, 0x4A5560, 0x2AA3C7, 0x8C3B1F].map { Color($0) },
        sequence: 0.32...0.74, isDark: false)

    package static let dark = Theme(
        background: Color(0x14171C), ink: Color(0xE6E9ED), muted: Color(0xA3ACB6), grid: Color(0x2C323A),
        palette: [0x6CB2FF, 0xFF8A8F, 0x4FD1A5, 0xE6B94A, 0xC3A1F5, 0xB4BEC9, 0x7FE0F5, 0xE39B7B].map { Color($0) },
        sequence: 0.5...0.92, isDark: true)
}
