internal import Foundation

extension Color {
    /// What graphics need to be seen.
    ///
    /// - Source: Web Content Accessibility Guidelines 2.2, success criterion 1.4.11.
    package static let leastContrast = 3.0

    /// Between 1, the same, and 21, black on white; both colours opaque.
    ///
    /// - Source: WCAG 2.2, definition of contrast ratio.
    package func contrast(with other: Color) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// What is seen of the colour on an opaque ground.
    package func over(_ ground: Color) -> Color {
        func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
            UInt8((alpha * Double(top) + (1 - alpha) * Double(bottom)).rounded())
        }
        var seen = Color(0)
        seen.red = mix(red, ground.red)
        seen.green = mix(green, ground.green)
        seen.blue = mix(blue, ground.blue)
        return seen
    }

    /// The colour, as transparent as it is or as its contrast allows.
    func legible(on ground: Color) -> Color {
        guard alpha < 1 else { return self }
        for step in 0...20 {
            var stronger = self
            stronger.alpha = alpha + (1 - alpha) * Double(step) / 20
            if stronger.over(ground).contrast(with: ground) >= Self.leastContrast { return stronger }
        }
        var opaque = self
        opaque.alpha = 1
        return opaque
    }

    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    private static func linear(_ byte: UInt8) -> Double {
        let value = Double(byte) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
