internal import Foundation

/// Over-parameterized flows whose depth starts at the scale that theory recommends: b₀ = ε^{1/(D + 2)}.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), theorem 3.2, with constant 1.
public struct NoiseScaledFlow: FlowFamily, Hashable, Codable {
    /// D ≥ 1.
    public let depth: Int
    /// The noise is taken for this many times what it is: ½ and 2 show what a wrong noise level costs.
    public let noiseFactor: Double

    /// - Parameters:
    ///   - depth: D ≥ 1, the number of factors b.
    ///   - noiseFactor: positive; b₀ = (noiseFactor · ε)^{1/(D + 2)}.
    public init(depth: Int, noiseFactor: Double = 1) {
        precondition(depth >= 1, "without a factor b there is no b₀ to scale: use OverparameterizedFlow()")
        precondition(noiseFactor > 0 && noiseFactor.isFinite, "the noise is positive")
        self.depth = depth
        self.noiseFactor = noiseFactor
    }

    public var label: String { OverparameterizedFlow.label(depth: depth) }

    public func flow(noise: Double) -> any GradientFlow {
        OverparameterizedFlow(depth: depth, initialScale: initialScale(noise: noise))
    }

    /// b₀: positive, also without noise, as an estimate of it may come out when most of an observation is zero.
    public func initialScale(noise: Double) -> Double {
        pow(max(noiseFactor * noise, .leastNonzeroMagnitude), 1 / Double(depth + 2))
    }
}
