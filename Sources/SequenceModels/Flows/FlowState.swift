/// One component of a gradient flow at one time.
public struct FlowState: Codable, Sendable, Hashable {
    /// θ, the estimate.
    public let value: Double
    /// z − θ, without cancellation: relatively exact however small.
    public let residual: Double
    /// β, the coefficient in front of the features.
    public let coefficient: Double
    /// a b^D, which multiplies β; √λ at the start, and for ever if the spectrum is fixed.
    public let learnedEigenvalue: Double
}
