import Numerics

/// The truth of a sequence model: coefficients θ*₁ … θ*_N, and the energy of what lies beyond N.
public struct Signal: Codable, Sendable, Hashable {
    /// θ*, `[N]`; index 0 holds θ*₁.
    public let coefficients: [Double]
    /// Σ_{j > N} θ*_j²: what every estimate that is zero beyond N pays in error.
    public let tailEnergy: Double

    /// - Parameters:
    ///   - coefficients: θ*, `[N]`.
    ///   - tailEnergy: Σ_{j > N} θ*_j², if the signal goes on.
    public init(coefficients: [Double], tailEnergy: Double = 0) {
        precondition(tailEnergy >= 0, "energy is not negative")
        self.coefficients = coefficients
        self.tailEnergy = tailEnergy
    }

    /// N, where the signal is cut off.
    public var count: Int { coefficients.count }

    /// Σ_j θ*_j², with the tail.
    public var energy: Double {
        PairwiseSum.sum(count: count) { coefficients[$0] * coefficients[$0] } + tailEnergy
    }

    /// The positions j ≥ 1 of the coefficients that are not zero, increasing.
    public var support: [Int] { coefficients.indices.filter { coefficients[$0] != 0 }.map { $0 + 1 } }

    /// The signal cut off at N = `count`; the energy of what is cut joins the tail.
    public func truncated(to count: Int) -> Signal {
        let cut = coefficients.dropFirst(count)
        return Signal(
            coefficients: Array(coefficients.prefix(count)),
            tailEnergy: tailEnergy + PairwiseSum.sum(cut.map { $0 * $0 }))
    }
}
