internal import Foundation
import Numerics
import SequenceModels

/// f*(x) = sin(ωπx₁) on the torus [−1, 1)^d. Unless ω is an integer it jumps at x₁ = ±1, so its coefficients decay like 1/m.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), Figure 5, with ω = 7.5.
public struct SineSignal: Sendable, Hashable, Codable {
    /// ω > 0, in half turns per unit of x.
    public let frequency: Double

    public init(frequency: Double = 7.5) {
        precondition(frequency > 0, "a wave has a frequency")
        self.frequency = frequency
    }

    /// f* at the points, `[n]`.
    public func values(at points: Matrix) -> [Double] {
        points.column(0).map { sin(.pi * remainder(frequency * $0, 2)) }
    }

    /// ∫ f*² for the uniform probability measure.
    public var energy: Double { 0.5 * (1 - sinc(2 * frequency)) }

    /// The coefficient on √2 sin(mπx₁), m ≥ 1; all others vanish.
    public func coefficient(ofSine m: Int) -> Double {
        0.5.squareRoot() * (sinc(frequency - Double(m)) - sinc(frequency + Double(m)))
    }

    /// The coefficients θ* in a basis, and the energy of what the basis lacks.
    public func signal(in basis: TorusBasis) -> Signal {
        var coefficients = [Double](repeating: 0, count: basis.count)
        for index in stride(from: 2, to: basis.count, by: 2) {
            let m = basis.frequencies[index / 2]
            if m.dropFirst().allSatisfy({ $0 == 0 }) { coefficients[index] = coefficient(ofSine: m[0]) }
        }
        let captured = Signal(coefficients: coefficients).energy
        return Signal(coefficients: coefficients, tailEnergy: max(energy - captured, 0))
    }

    /// sin(πx)/(πx), exactly zero at integers.
    private func sinc(_ x: Double) -> Double {
        x == 0 ? 1 : sin(.pi * remainder(x, 2)) * (x == x.rounded() ? 0 : 1) / (.pi * x)
    }
}

extension Signal {
    /// Σ (θ_j − θ*_j)² with the tail: the squared distance in L² of the estimate from the truth.
    public func risk(of estimate: [Double]) -> Double {
        precondition(estimate.count == count, "one coefficient for each of the signal's")
        return PairwiseSum.sum(count: count) { index in
            let error = estimate[index] - coefficients[index]
            return error * error
        } + tailEnergy
    }
}
