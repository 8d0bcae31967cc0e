import KernelRegression
import Numerics

/// The Gaussian sequence model that stands for a regression sample: what a training method would see if the functions were
/// orthonormal on the sample as they are on average.
///
/// The descent direction of regression is Φᵀ(y − Φθ)/n = z − θ + (ΦᵀΦ/n − I)(θ* − θ) with z = θ* + Φᵀξ/n. The twin keeps z − θ: the
/// same truth and the same noise, whose coordinates are uncorrelated with variance σ²/n.
public struct SequenceTwin: Sendable {
    /// z, `[N]`.
    public let observation: [Double]

    /// - Parameters:
    ///   - design: Φ, `[n × N]`.
    ///   - truth: θ*, `[N]`.
    ///   - noise: ξ, `[n]`: responses less the truth's values.
    public init(of design: Matrix, truth: [Double], noise: [Double]) {
        precondition(design.columns == truth.count && design.rows == noise.count, "a coefficient a function, a noise a sample")
        let scale = 1 / Double(design.rows)
        observation = zip(truth, design.transposeMultiplied(by: noise)).map { $0 + scale * $1 }
    }

    /// The sequence model as a regression: on N points where the functions are exactly orthonormal, Φ = √N I. Every flow of
    /// regression runs on it, with z − θ for its descent direction.
    public var loss: EmpiricalLoss {
        let root = Double(observation.count).squareRoot()
        return EmpiricalLoss(
            design: .diagonal([Double](repeating: root, count: observation.count)), responses: observation.map { root * $0 })
    }
}
