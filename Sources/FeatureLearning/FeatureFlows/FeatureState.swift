import Numerics
import SequenceModels

/// A sequence model with learned features at one time, in the coordinates of its learned eigenvectors.
///
/// The eigenvectors themselves, an N × N matrix, are there only if they were asked for: everything else needs Aᵀz and Aᵀθ* alone.
public struct FeatureState: Codable, Sendable, Hashable {
    public let time: Double
    /// β, `[N]`.
    public let coefficients: [Double]
    /// d = a b^D, `[N]`: the learned eigenvalues of the kernel are d².
    public let eigenvalues: [Double]
    /// w = Aᵀz, `[N]`.
    public let observation: [Double]
    /// Aᵀθ*, `[N]`.
    public let signal: [Double]
    /// A, `[N × N]`: column j is the j-th learned eigenvector.
    public let eigenvectors: Matrix?

    public init(
        time: Double, coefficients: [Double], eigenvalues: [Double], observation: [Double], signal: [Double],
        eigenvectors: Matrix? = nil
    ) {
        let counts = [eigenvalues.count, observation.count, signal.count]
        precondition(counts.allSatisfy { $0 == coefficients.count }, "one value for each feature")
        self.time = time
        self.coefficients = coefficients
        self.eigenvalues = eigenvalues
        self.observation = observation
        self.signal = signal
        self.eigenvectors = eigenvectors
    }

    /// v = Aᵀθ = d β, `[N]`.
    public var values: [Double] { zip(eigenvalues, coefficients).map(*) }

    /// u = Aᵀ(z − θ), `[N]`.
    public var residuals: [Double] { zip(observation, values).map(-) }

    /// θ = A v, `[N]`; nil if the eigenvectors were not kept.
    public var estimate: [Double]? { eigenvectors.map { $0 * values } }

    /// Σ (θ_j − θ*_j)².
    public var error: Double { squaredDistance(values, signal) }

    /// ½ Σ (θ_j − z_j)².
    public var trainingLoss: Double { 0.5 * squaredDistance(values, observation) }

    /// P_k: how much of the truth lies in the leading learned directions.
    public var alignment: Alignment { Alignment(of: signal, under: eigenvalues) }
}

/// Σ (x_j − y_j)², in a fixed order.
func squaredDistance(_ x: [Double], _ y: [Double]) -> Double {
    PairwiseSum.sum(count: x.count) { (x[$0] - y[$0]) * (x[$0] - y[$0]) }
}
