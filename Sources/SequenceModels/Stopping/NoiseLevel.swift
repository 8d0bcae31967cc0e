import Numerics

/// What a rule believes the noise ε of an observation to be.
public enum NoiseLevel: Codable, Sendable, Hashable {
    /// The true ε times a factor: 1 is the truth, ½ and 2 are mistakes.
    case known(factor: Double)
    /// Estimated from the observation alone: median |z_j| / Φ⁻¹(¾), which a sparse signal hardly moves.
    ///
    /// - Source: Donoho & Johnstone 1994.
    case estimated

    public static let known = NoiseLevel.known(factor: 1)

    /// ε.
    ///
    /// - Parameters:
    ///   - model: whose noise is known, or not.
    ///   - observation: z, `[N]`, not empty.
    public func noise(of model: SequenceModel, observing observation: [Double]) -> Double {
        switch self {
        case .known(let factor): factor * model.noise
        case .estimated: Self.median(observation.map { abs($0) }) / NormalDistribution.quantile(0.75)
        }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return 0.5 * (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2])
    }
}
