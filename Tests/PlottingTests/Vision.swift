import Foundation

@testable import Plotting

/// How colours look to readers with all cones or without one kind.
///
/// - Source: Machado, Oliveira & Fernandes, A physiologically-based model for simulation of color vision deficiency, 2009, severity 1.
enum Vision: CaseIterable, Sendable {
    case full, protanopia, deuteranopia, tritanopia

    private var matrix: [[Double]] {
        switch self {
        case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }

    /// Linear light.
    func seen(_ color: Color) -> [Double] {
        let linear = Self.linear(color)
        return matrix.map { row in max(0, zip(row, linear).map(*).reduce(0, +)) }
    }

    static func linear(_ color: Color) -> [Double] {
        [color.red, color.green, color.blue].map { byte in
            let value = Double(byte) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    /// CIELAB under daylight (D65), of linear light in sRGB's primaries.
    static func lab(_ rgb: [Double]) -> [Double] {
        let matrix = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
        ]
        let white = [0.95047, 1, 1.08883]
        let f = zip(matrix, white).map { row, white in
            let share = zip(row, rgb).map(*).reduce(0, +) / white
            return share > 216.0 / 24_389 ? cbrt(share) : (24_389.0 / 27 * share + 16) / 116
        }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }
}
