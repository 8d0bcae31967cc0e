import Numerics

/// The generalization error Σ_j (θ_j(t) − θ*_j)² of a flow for one observation.
public struct GeneralizationError: Sendable {
    /// What the signal beyond the truncation adds at every time.
    public let tailEnergy: Double
    /// How finely its minimum must be searched, in decades of t.
    let resolution: Double
    let curve: any ErrorCurve

    /// - Parameters:
    ///   - family: how the estimate is trained, at the model's noise.
    ///   - model: the truth and the eigenvalues, `[N]`.
    ///   - observation: z, `[N]`.
    public init(of family: some FlowFamily, in model: SequenceModel, observing observation: [Double]) {
        precondition(observation.count == model.count, "one observation for each component of the model")
        let flow = family.flow(noise: model.noise)
        resolution = flow.resolution
        tailEnergy = model.signal.tailEnergy
        curve = flow.errorCurve(
            of: FlowComponents(
                eigenvalues: model.eigenvalues, observation: observation, signal: model.signal.coefficients))
    }

    /// Summed over j ≤ N, as the paper does.
    ///
    /// - Complexity: O(N), one exponential a component for flows in closed form.
    public func value(at time: Double) -> Double { curve.split(at: time).total }

    /// Summed over all j: with the energy of the signal beyond N, where the estimate is zero.
    public func valueWithTail(at time: Double) -> Double { value(at: time) + tailEnergy }

    /// Summed over j ≤ N, in its decreasing and its increasing part.
    public func split(at time: Double) -> ErrorSplit { curve.split(at: time) }

    /// Summed over j ≤ N, at each of the times.
    ///
    /// - Complexity: for deep flows, 5 to 10 times less than one time after another.
    public func curve(over times: [Double]) -> [Double] { curve.splits(at: times).map(\.total) }
}
