internal import Foundation
import Numerics

/// The arc-cosine kernels of order 0 and 1: how often the units of a wide random layer are active together (steps), and the mean
/// product of their outputs (rectified linear units). Both are 1 at θ = 0.
///
/// - Source: Cho & Saul 2009, Kernel Methods for Deep Learning; ours are theirs over their value at θ = 0.
public struct ArcCosineKernel: ZonalKernel, Hashable, Codable {
    public enum Order: Int, Sendable, Hashable, Codable, CaseIterable {
        /// κ₀ = (π − θ)/π.
        case zero = 0
        /// κ₁ = (sin θ + (π − θ) cos θ)/π.
        case one = 1
    }

    public let order: Order

    public init(order: Order) { self.order = order }

    public var label: String { "arc-cosine kernel of order \(order.rawValue)" }

    public func value(angle: Double) -> Double {
        switch order {
        case .zero: Self.zeroth(angle)
        case .one: 1 - Self.deficit(angle)
        }
    }

    public func replace(cosines: UnsafeMutableBufferPointer<Double>) {
        inGroups(cosines) { values, groups in
            switch order {
            case .zero: Kernels.current.zerothArcCosines(values, groups)
            case .one: Kernels.current.firstArcCosines(values, groups)
            }
        }
    }

    public func circleEigenvalue(frequency: Int) -> Double? {
        switch order {
        case .zero: Self.zerothCoefficient(frequency)
        case .one: Self.firstCoefficient(frequency)
        }
    }

    static func zeroth(_ angle: Double) -> Double { (.pi - angle) / .pi }

    /// 1 − κ₁ = 2 sin²(θ/2) − (sin θ − θ cos θ)/π, without cancellation at θ = 0.
    static func deficit(_ angle: Double) -> Double {
        let half = sin(0.5 * angle)
        return 2 * half * half - sineExcess(angle) / .pi
    }

    /// sin θ − θ cos θ.
    private static func sineExcess(_ angle: Double) -> Double {
        guard angle < 0.5 else { return sin(angle) - angle * cos(angle) }
        // Σ (−1)^{k+1} 2k θ^{2k+1}/(2k + 1)!, each term times −θ²/(2k (2k + 3)) the next.
        let square = angle * angle
        var sum = 1.0
        for k in (1...8).reversed() { sum = 1 - square * sum / Double(2 * k * (2 * k + 3)) }
        return angle * square / 3 * sum
    }

    /// The cosine coefficient of κ₀: ½, then 2/(π²k²) for odd k.
    static func zerothCoefficient(_ frequency: Int) -> Double {
        let k = Double(abs(frequency))
        if frequency == 0 { return 0.5 }
        return frequency.isMultiple(of: 2) ? 0 : 2 / (.pi * .pi * k * k)
    }

    /// The cosine coefficient of κ₁: ¼ at k = 1, then 4/(π²(k² − 1)²) for even k.
    static func firstCoefficient(_ frequency: Int) -> Double {
        let k = Double(frequency)
        if frequency == 1 { return 0.25 }
        return frequency.isMultiple(of: 2) ? 4 / (.pi * .pi * (k * k - 1) * (k * k - 1)) : 0
    }
}
