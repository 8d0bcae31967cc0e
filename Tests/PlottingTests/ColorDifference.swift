import Foundation

/// How different two colours look: CIEDE2000.
///
/// - Source: Sharma, Wu & Dalal, The CIEDE2000 color-difference formula: implementation notes, supplementary test data, and mathematical
///   observations, 2005; its table 1 has the examples.
struct ColorDifference {
    struct Example: Sendable, CustomStringConvertible {
        let first: [Double]
        let second: [Double]
        let difference: Double
        var description: String { "\(difference)" }
    }

    static let published = [
        Example(first: [50, 2.6772, -79.7751], second: [50, 0, -82.7485], difference: 2.0425),
        Example(first: [50, -1, 2], second: [50, 0, 0], difference: 2.3669),
        Example(first: [50, 2.49, -0.001], second: [50, -2.49, 0.0011], difference: 7.2195),
        Example(first: [50, 2.5, 0], second: [73, 25, -18], difference: 27.1492),
        Example(first: [60.2574, -34.0099, 36.2677], second: [60.4626, -34.1751, 39.4387], difference: 1.2644),
        Example(first: [2.0776, 0.0795, -1.135], second: [0.9033, -0.0636, -0.5514], difference: 0.9082),
    ]

    let value: Double

    /// Of two colours in CIELAB.
    init(_ first: [Double], _ second: [Double]) {
        let chroma = (hypot(first[1], first[2]) + hypot(second[1], second[2])) / 2
        let stretch = 1.5 - 0.5 * (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot()
        let (one, other) = (Polar(first, stretch), Polar(second, stretch))
        let product = one.chroma * other.chroma
        var turn = product == 0 ? 0 : other.hue - one.hue
        if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
        var hue = one.hue + other.hue
        if product != 0 {
            if (one.hue - other.hue).magnitude > 180 { hue += hue < 360 ? 360 : -360 }
            hue /= 2
        }
        let lightness = (first[0] + second[0]) / 2
        let mean = (one.chroma + other.chroma) / 2
        let t =
            1 - 0.17 * Self.cosine(hue - 30) + 0.24 * Self.cosine(2 * hue) + 0.32 * Self.cosine(3 * hue + 6)
            - 0.2 * Self.cosine(4 * hue - 63)
        let twist = -2 * (pow(mean, 7) / (pow(mean, 7) + pow(25, 7))).squareRoot() * sin(.pi / 3 * exp(-pow((hue - 275) / 25, 2)))
        let away = pow(lightness - 50, 2)
        let l = (second[0] - first[0]) / (1 + 0.015 * away / (20 + away).squareRoot())
        let c = (other.chroma - one.chroma) / (1 + 0.045 * mean)
        let h = 2 * product.squareRoot() * sin(turn / 2 * .pi / 180) / (1 + 0.015 * mean * t)
        value = (l * l + c * c + h * h + twist * c * h).squareRoot()
    }

    private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }

    private struct Polar {
        let chroma: Double
        /// In degrees, from 0.
        let hue: Double

        init(_ lab: [Double], _ stretch: Double) {
            let a = lab[1] * stretch
            chroma = hypot(a, lab[2])
            let angle = atan2(lab[2], a) * 180 / .pi
            hue = chroma == 0 ? 0 : angle < 0 ? angle + 360 : angle
        }
    }
}
