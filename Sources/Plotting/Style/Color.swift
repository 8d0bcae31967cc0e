internal import Foundation

/// An sRGB colour.
package struct Color: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8
    /// From 0, invisible, to 1.
    package var alpha: Double

    /// - Parameter hex: `0xRRGGBB`.
    package init(_ hex: UInt32, alpha: Double = 1) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
        self.alpha = alpha
    }

    /// The nearest displayable colour to one of Oklch.
    ///
    /// - Parameters:
    ///   - lightness: from 0 to 1.
    ///   - chroma: from 0, grey, to about 0.3.
    ///   - hue: in degrees.
    /// - Source: Björn Ottosson, A perceptual color space for image processing, 2020.
    package init(lightness: Double, chroma: Double, hue: Double) {
        let a = chroma * cos(hue * .pi / 180)
        let b = chroma * sin(hue * .pi / 180)
        let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        red = Self.encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
        green = Self.encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
        blue = Self.encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
        alpha = 1
    }

    package func opacity(_ alpha: Double) -> Color {
        var color = self
        color.alpha *= alpha
        return color
    }

    private static func encoded(_ linear: Double) -> UInt8 {
        let clamped = min(max(linear, 0), 1)
        let encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * pow(clamped, 1 / 2.4) - 0.055
        return UInt8((encoded * 255).rounded())
    }
}
