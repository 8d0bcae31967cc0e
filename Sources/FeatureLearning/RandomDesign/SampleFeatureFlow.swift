import KernelRegression
import Numerics

/// Gradient flow of the adaptive feature model f(x) = e(x)ᵀ A diag(d) β on a sample, over β, the eigenvalues and the orthogonal A.
///
/// Its features Φ_η(x) = diag(d) Aᵀe(x) are trained together with β: η = (A, d). In a sequence model the descent direction of the
/// coefficients is z − θ; here it is g = (1/n) Σ (y_i − f(x_i)) e(x_i). All else is ``FeatureFlow``: with u = Aᵀg and v = dβ,
/// β' = d u and A' = κ A Ω, Ω = ½ (u vᵀ − v uᵀ).
/// - Source: Zhang et al. 2024 (arXiv 2412.18756), the adaptive feature model; chapter 26.
public struct SampleFeatureFlow: KernelFlow, Hashable {
    public let features: FeatureModel
    /// Of each step: on β, and on the angle by which eigenvectors turn.
    public let tolerance: IntegrationTolerance

    public init(
        _ features: FeatureModel, tolerance: IntegrationTolerance = IntegrationTolerance(relative: 1e-6, absolute: 1e-7)
    ) {
        self.features = features
        self.tolerance = tolerance
    }

    public var label: String { features.label }

    public func start(on loss: EmpiricalLoss, eigenvalues: [Double]) -> SampleFeatureTrajectory {
        precondition(eigenvalues.count == loss.count, "one eigenvalue a function")
        return SampleFeatureTrajectory(flow: self, loss: loss, eigenvalues: eigenvalues)
    }
}
