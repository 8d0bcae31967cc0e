import Numerics
import SequenceModels

/// Training of a sequence model with learned features: as a flow, or in steps.
///
///     let states = try FeatureFlow(.full).states(in: model, observing: z, at: [1, 10, 100])
///     states.map(\.error)
public protocol FeatureTraining: Sendable {
    /// What is trained.
    var features: FeatureModel { get }

    /// Short, for legends and tables.
    var label: String { get }

    /// The states at these times.
    ///
    /// - Parameters:
    ///   - model: the truth, the eigenvalues of the start and the noise.
    ///   - observation: z, `[N]`.
    ///   - times: t ≥ 0, not decreasing.
    ///   - keepsEigenvectors: whether each state holds A, N² numbers.
    func states(
        in model: SequenceModel, observing observation: [Double], at times: [Double], keepsEigenvectors: Bool
    ) throws(IntegrationFailure) -> [FeatureState]

    /// The least generalization error, summed over j ≤ N, and when it is reached.
    ///
    /// - Parameter end: where to stop looking. The search ends before if nothing later can be better: since ‖z − θ‖ never grows,
    ///   the error can't come closer to ‖z − θ*‖² than by that.
    func leastError(
        in model: SequenceModel, observing observation: [Double], until end: Double
    ) throws(IntegrationFailure) -> StoppedError
}

extension FeatureTraining {
    public var label: String { features.label }

    /// The states at these times, without the eigenvectors: O(N) a step.
    public func states(
        in model: SequenceModel, observing observation: [Double], at times: [Double]
    ) throws(IntegrationFailure) -> [FeatureState] {
        try states(in: model, observing: observation, at: times, keepsEigenvectors: false)
    }

    /// Σ (θ_j − θ*_j)² at these times.
    public func errors(
        in model: SequenceModel, observing observation: [Double], at times: [Double]
    ) throws(IntegrationFailure) -> [Double] {
        try states(in: model, observing: observation, at: times).map(\.error)
    }
}
