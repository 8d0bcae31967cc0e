/// The colours of a figure on a light or on a dark page.
package struct Theme: Equatable, Sendable {
    package var background: Color
    /// Text and axes.
    package var ink: Color
    /// Tick labels, reference lines, annotations.
    package var muted: Color
    package var grid: Color
    /// Areas without a series, beside others with one.
    package var neutral: Color
    /// One a series, told apart under the common colour blindnesses; markers and dashes tell them apart a second time.
    package var palette: [Color]
    /// Lightness of the first and the last of an ordered family of series.
    package var sequence: ClosedRange<Double>
    package var isDark: Bool

    package static let light = Theme(
        background: Color(0xFFFFFF), ink: Color(0x1F2328), muted: Color(0x57606A), grid: Color(0xE4E7EB),
        neutral: Color(0x8B95A1),
        palette: [0x2A69B6, 0xBF3834, 0x3EA487, 0xC28200, 0x6A1282, 0x2595B3, 0x4A5560, 0x8C3B1F].map { Color($0) },
        sequence: 0.32...0.74, isDark: false)

    package static let dark = Theme(
        background: Color(0x14171C), ink: Color(0xE6E9ED), muted: Color(0xA3ACB6), grid: Color(0x2C323A),
        neutral: Color(0x7E8995),
        palette: [0x6FB6FB, 0xDF706A, 0x6CF0C2, 0xF0AC3D, 0x946FC4, 0x81D8F9, 0xB4BEC9, 0xE39B7B].map { Color($0) },
        sequence: 0.5...0.92, isDark: true)
}
