/// One component of a gradient flow at one time.
public struct FlowState: Codable, Sendable, Hashable {
    /// θ, the estimate.
    public let value: Double
    /// z − θ, by a form without cancellation: near the end of training as exact as θ, relatively.
    public let residual: Double
    /// β, the coefficient in front of the features.
    public let coefficient: Double
    /// a b^D, which multiplies β; √λ b₀^D at the start, and for ever if the spectrum is fixed.
    public let learnedEigenvalue: Double

    /// The state of the same component with −z for z.
    var mirrored: FlowState {
        FlowState(value: -value, residual: -residual, coefficient: -coefficient, learnedEigenvalue: learnedEigenvalue)
    }
}
