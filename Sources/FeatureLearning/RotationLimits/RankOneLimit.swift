internal import Foundation
import Numerics
import SequenceModels

/// The full flow when one feature does all the work: how fast its eigenvector turns to the observation, in two numbers.
///
/// If the first component is learned long before the others, v = (v₁, 0, …), and the flow closes in v₁ and w₁ = (Aᵀz)₁:
///
///     w₁' = ½ κ v₁ (‖z‖² − w₁²),   v₁ = d(β₁) β₁,   β₁' = d(β₁) (w₁ − v₁).
///
/// The eigenvector stays in the plane of e₁ and z, so w₁ tells it, and with it how much of any signal it holds.
/// - Source: derived in chapter 24.
public struct RankOneLimit: Sendable {
    /// The limit at one time.
    public struct State: Codable, Sendable, Hashable {
        public let time: Double
        /// P₁.
        public let alignment: Double
        /// ‖θ − θ*‖².
        public let error: Double
    }

    private let features: FeatureModel
    private let eigenvalue: Double
    /// z₁, ‖z‖, θ*₁, θ*·z and ‖θ*‖².
    private let first: Double
    private let length: Double
    private let signalFirst: Double
    private let product: Double
    private let energy: Double

    /// - Parameter observation: z, `[N]`, not all zero.
    public init(of features: FeatureModel, in model: SequenceModel, observing observation: [Double]) {
        precondition(observation.count == model.count, "one observation for each component of the model")
        let signal = model.signal.coefficients
        self.features = features
        eigenvalue = model.eigenvalues[0]
        first = observation[0]
        length = squaredDistance(observation, observation.map { _ in 0 }).squareRoot()
        signalFirst = signal[0]
        product = PairwiseSum.sum(count: signal.count) { signal[$0] * observation[$0] }
        energy = PairwiseSum.sum(count: signal.count) { signal[$0] * signal[$0] }
    }

    /// - Parameter times: t ≥ 0, not decreasing.
    /// - Throws: ``IntegrationFailure/notFinite(time:)`` for a time that is not; otherwise the integration does not fail for finite
    ///   observations.
    public func states(at times: [Double]) throws(IntegrationFailure) -> [State] {
        let dynamics = FeatureDynamics(model: features, eigenvalues: [eigenvalue])
        let derivative: RungeKutta.Derivative = { _, state in
            let eigenvalue = dynamics.learnedEigenvalues(at: [state[0]])[0]
            let value = eigenvalue * state[0]
            let turn = 0.5 * features.rotationRate * value * (length * length - state[1] * state[1])
            return [eigenvalue * (state[1] - value), turn]
        }
        var (state, now) = ([0, first], 0.0)
        var states: [State] = []
        for time in times {
            state = try RungeKutta(.dormandPrince).integrate(
                derivative, from: now, to: time, initial: state,
                tolerance: IntegrationTolerance(relative: 1e-10, absolute: 1e-12))
            now = time
            let value = dynamics.learnedEigenvalues(at: [state[0]])[0] * state[0]
            let part = signalPart(along: state[1])
            states.append(State(time: time, alignment: part * part / energy, error: value * value - 2 * value * part + energy))
        }
        return states
    }

    /// θ*·a for the eigenvector a in the plane of e₁ and z with z·a = w₁.
    private func signalPart(along observation: Double) -> Double {
        let (start, now) = (min(abs(first) / length, 1), min(abs(observation) / length, 1))
        let sign = first < 0 ? -1.0 : 1
        // The unit vector across z in the plane, (e₁ − (e₁·ẑ) ẑ)/√(1 − (e₁·ẑ)²), on the side of ±e₁ that faces z.
        let across = (1 - start * start).squareRoot()
        let side = across > 0 ? (sign * signalFirst - start * product / length) / across : 0
        return (now * product / length + (1 - now * now).squareRoot() * side) * (observation < 0 ? -1 : 1)
    }
}
