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
    /// Lightness in an ordered family of series. The first, which stands out least, has a little more than the 3 : 1 on the page that graphics
    /// need.
    package var sequence: ClosedRange<Double>
    package var isDark: Bool

    /// Of the palette's colours, in both themes.
    package static let colorNames = ["blue", "red", "green", "amber", "purple", "cyan", "slate", "brown"]

    package static let light = Theme(
        background: Color(0xFFFFFF), ink: Color(0x1F2328), muted: Color(0x57606A), grid: Color(0xE4E7EB),
        neutral: Color(0x8B95A1),
        palette: [0x2D6BBD, 0xC03C36, 0x559560, 0xBD8000, 0x721B7F, 0x0090C0, 0x49535D, 0x872000].map { Color($0) },
        sequence: 0.32...0.64, isDark: false)

    package static let dark = Theme(
        background: Color(0x14171C), ink: Color(0xE6E9ED), muted: Color(0xA3ACB6), grid: Color(0x2C323A),
        neutral: Color(0x7E8995),
        palette: [0x71B6F8, 0xE06A62, 0x66F1C2, 0xF0AD3E, 0x9570C3, 0xB8E0F9, 0xB0B8BF, 0xBE9592].map { Color($0) },
        sequence: 0.52...0.92, isDark: true)
}
