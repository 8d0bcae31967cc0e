internal import Foundation
import Numerics

/// The expected generalization error E R(t) over the noise, without Monte Carlo.
///
/// The expectation over the noise of a component is a sum over equally spaced values: for a smooth function under the normal
/// density the trapezoidal rule converges faster than any Gauss rule that does not know where the function is steep
/// (Trefethen & Weideman 2014), and here it is steep where a component is just escaping. Components without signal are pooled
/// along the spectrum (``ComponentPool``).
///
///     let expected = ExpectedError(of: OverparameterizedFlow(), in: model)
///     expected.minimum().error        // least mean error, at one time for all observations
public struct ExpectedError: Sendable {
    /// What the signal beyond the truncation adds at every time.
    public let tailEnergy: Double
    private let curve: any ErrorCurve
    private let resolution: Double

    /// - Parameters:
    ///   - family: how the estimate is trained, at the model's noise.
    ///   - model: the truth, the eigenvalues and the noise.
    ///   - noiseNodes: the number of noise values, even, from −6 to 6 standard deviations. With 60 the relative error is below
    ///     10⁻⁵ around the minimum, 3·10⁻⁴ with D = 1 or 2; it grows with t ε, as the escape becomes steeper.
    /// - Complexity: about 100 to 250 pooled entries and one for each coefficient of the signal, times `noiseNodes`.
    public init(of family: any FlowFamily, in model: SequenceModel, noiseNodes: Int = 60) {
        let pool = ComponentPool(eigenvalues: model.eigenvalues, signal: model.signal.coefficients)
        self.init(of: family, noise: model.noise, pool: pool, tailEnergy: model.signal.tailEnergy, noiseNodes: noiseNodes)
    }

    init(of family: any FlowFamily, noise: Double, pool: ComponentPool, tailEnergy: Double, noiseNodes: Int = 60) {
        precondition(noiseNodes >= 2 && noiseNodes % 2 == 0, "the noise values are as many on either side")
        let flow = family.flow(noise: noise)
        curve = flow.errorCurve(of: Self.components(pool, noise, noiseNodes))
        // Expectations have no walls.
        resolution = max(flow.resolution, 1.0 / 32)
        self.tailEnergy = tailEnergy
    }

    /// E Σ_{j ≤ N} (θ_j(t) − θ*_j)².
    public func value(at time: Double) -> Double { curve.split(at: time).total }

    /// With the energy of the signal beyond N.
    public func valueWithTail(at time: Double) -> Double { value(at: time) + tailEnergy }

    /// Summed over j ≤ N, at each of the times.
    public func curve(over times: [Double]) -> [Double] { times.parallelMap { value(at: $0) } }

    /// The least expected error and its time.
    ///
    /// The mean of the oracle's errors (``ErrorRateStudy``) is lower: the oracle stops each observation at a time of its own.
    public func minimum() -> StoppedError { OracleStopping().stop(curve, resolution: resolution) }

    /// Every entry of the pool under every value of the noise; of −z and z, without signal, one.
    private static func components(_ pool: ComponentPool, _ noise: Double, _ count: Int) -> FlowComponents {
        let step = 2 * range / Double(count)
        let nodes = (0..<count).map { (Double($0) + 0.5) * step - range }
        let densities = nodes.map { step * NormalDistribution.density($0) }
        var (eigenvalues, observation, signal, weights) = ([Double](), [Double](), [Double](), [Double]())
        for entry in pool.entries {
            let isSymmetric = entry.signal == 0
            for index in (isSymmetric ? count / 2 : 0)..<count {
                eigenvalues.append(entry.eigenvalue)
                observation.append(entry.signal + noise * nodes[index])
                signal.append(entry.signal)
                weights.append(entry.weight * densities[index] * (isSymmetric ? 2 : 1))
            }
        }
        return FlowComponents(eigenvalues: eigenvalues, observation: observation, signal: signal, weights: weights)
    }

    /// In standard deviations: what lies beyond has probability 2·10⁻⁹.
    private static let range = 6.0
}
