internal import Foundation

/// Continuous colours, even in lightness, so that equal steps look equal and a grey print keeps the order.
enum ColorRamp {
    /// From a deep violet over blue and green to a pale yellow.
    static func sequential(_ position: Double) -> Color {
        let lightness = 0.27 + 0.66 * position
        let hue = 295 - 190 * position
        let chroma = 0.095 + 0.05 * sin(.pi * position)
        return Color(lightness: lightness, chroma: chroma, hue: hue)
    }

    /// Blue, a pale middle at ½, red.
    static func diverging(_ position: Double) -> Color {
        let away = (2 * position - 1).magnitude
        let lightness = 0.95 - 0.5 * pow(away, 1.1)
        let chroma = 0.15 * pow(away, 0.85)
        return Color(lightness: lightness, chroma: chroma, hue: position < 0.5 ? 252 : 28)
    }

    /// The colour of the series at `position` in an ordered family: what comes later stands out more.
    static func series(_ position: Double, lightness: ClosedRange<Double>, isDark: Bool) -> Color {
        let span = lightness.upperBound - lightness.lowerBound
        let value = isDark ? lightness.lowerBound + span * position : lightness.upperBound - span * position
        return Color(lightness: value, chroma: 0.13, hue: isDark ? 285 - 185 * position : 150 + 130 * position)
    }
}
