/// A gradient flow for every noise level: what a study over sample sizes runs.
///
/// A ``GradientFlow`` is the family that is the same at every noise level; ``NoiseScaledFlow`` starts from where the noise says.
public protocol FlowFamily: Sendable {
    /// Short, for legends and tables.
    var label: String { get }

    /// The flow to run on observations with this noise.
    ///
    /// - Parameter noise: ε > 0, the standard deviation of each component's noise.
    func flow(noise: Double) -> any GradientFlow
}
