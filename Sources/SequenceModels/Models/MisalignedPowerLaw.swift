internal import Foundation
import Numerics

/// A signal whose coefficients decay like a power law, but stand at places that the spectrum does not expect:
/// θ*_{ℓ(k)} = k^{−(p+1)/2} with ℓ(k) = round(k^q), and zero elsewhere.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), section 2, with constant 1; halves are rounded away from zero.
public struct MisalignedPowerLaw: Codable, Sendable, Hashable {
    /// The decay of the ordered coefficients, positive.
    public let p: Double
    /// The misalignment, at least 1; 1 is perfect alignment.
    public let q: Double

    public init(p: Double, q: Double) {
        precondition(p > 0 && q >= 1, "p is positive and q at least 1")
        self.p = p
        self.q = q
    }

    /// ℓ(k), the place of the k-th largest coefficient, k ≥ 1; the last that an integer counts for places beyond it.
    public func position(ofRank rank: Int) -> Int {
        Int(exactly: pow(Double(rank), q).rounded(.toNearestOrAwayFromZero)) ?? .max
    }

    /// The k-th largest coefficient, k ≥ 1.
    public func coefficient(ofRank rank: Int) -> Double { pow(Double(rank), -(p + 1) / 2) }

    /// Σ_{ℓ(k) > N} k^{−(p+1)}, exactly: a Hurwitz zeta function.
    public func tailEnergy(beyond count: Int) -> Double { hurwitzZeta(p + 1, Double(ranks(upTo: count) + 1)) }

    /// The signal cut off at N = `count`, with the energy of its tail.
    public func signal(count: Int) -> Signal {
        var coefficients = [Double](repeating: 0, count: count)
        for rank in stride(from: 1, through: ranks(upTo: count), by: 1) {
            coefficients[position(ofRank: rank) - 1] = coefficient(ofRank: rank)
        }
        return Signal(coefficients: coefficients, tailEnergy: tailEnergy(beyond: count))
    }

    /// p/(p + q): the error of the vanilla flow, well stopped, decays like n to minus this.
    public var vanillaRate: Double { p / (p + q) }
    /// p/(p + 1): the rate of a spectrum that is aligned with the signal, or that adapts to it.
    public var adaptiveRate: Double { p / (p + 1) }

    /// How many k have ℓ(k) ≤ count.
    private func ranks(upTo count: Int) -> Int {
        guard count >= 1 else { return 0 }
        var rank = Int(pow(Double(count) + 0.5, 1 / q))
        while rank > 0 && position(ofRank: rank) > count { rank -= 1 }
        while position(ofRank: rank + 1) <= count { rank += 1 }
        return rank
    }
}
