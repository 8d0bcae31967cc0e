internal import Foundation
import Numerics

/// The function φ that every hidden unit applies to its pre-activation.
public enum Activation: Sendable, Hashable, Codable {
    /// max(h, 0); its derivative at 0 counts as 0.
    case relu
    /// h for h > 0, slope · h otherwise.
    case leakyReLU(slope: Double)
    case tanh
    /// erf h = (2/√π) ∫₀ʰ exp(−t²) dt.
    case erf
    /// h Φ(h), Φ the normal distribution function.
    case gelu

    /// φ(h).
    public func value(_ h: Double) -> Double {
        switch self {
        case .relu: max(h, 0)  // NaN of NaN, in this order.
        case .leakyReLU(let slope): h > 0 ? h : slope * h
        case .tanh: Foundation.tanh(h)
        case .erf: Foundation.erf(h)
        case .gelu: h * Self.normalProbability(h)
        }
    }

    /// φ'(h).
    public func derivative(_ h: Double) -> Double {
        switch self {
        case .relu: return h > 0 ? 1 : 0
        case .leakyReLU(let slope): return h > 0 ? 1 : slope
        case .tanh:
            let value = Foundation.tanh(h)
            return 1 - value * value
        case .erf: return 2 / Double.pi.squareRoot() * exp(-h * h)
        case .gelu: return Self.normalProbability(h) + h * NormalDistribution.density(h)
        }
    }

    /// 1/√E φ(z)² for a standard normal z: a layer multiplied by it keeps the mean square of what passes through.
    ///
    /// - Source: for ReLU the √2 of He et al. 2015; erf by the arcsine formula (Williams 1997); tanh and GELU by quadrature.
    public var gain: Double {
        switch self {
        case .relu: 2.0.squareRoot()
        case .leakyReLU(let slope): (2 / (1 + slope * slope)).squareRoot()
        case .tanh: Self.tanhGain
        case .erf: (2 / Double.pi * asin(2.0 / 3)).squareRoot().inverse
        case .gelu: Self.geluGain
        }
    }

    /// Whether a unit can be dead: φ' = 0 on all data.
    var canDie: Bool { self == .relu || self == .leakyReLU(slope: 0) }

    private static func normalProbability(_ h: Double) -> Double { 0.5 * erfc(-h / 2.0.squareRoot()) }

    private static let tanhGain = quadratureGain { Foundation.tanh($0) }
    private static let geluGain = quadratureGain { $0 * normalProbability($0) }

    /// The trapezoidal rule on ±12, which is exact to rounding for functions analytic in a strip and damped by the normal density.
    private static func quadratureGain(_ function: (Double) -> Double) -> Double {
        let step = 1.0 / 16
        let square = PairwiseSum.sum(count: 385) { index in
            let z = step * Double(index - 192)
            return step * NormalDistribution.density(z) * function(z) * function(z)
        }
        return square.squareRoot().inverse
    }
}

extension Double {
    fileprivate var inverse: Double { 1 / self }
}
