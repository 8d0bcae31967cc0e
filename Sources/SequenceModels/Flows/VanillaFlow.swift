internal import Foundation
import Numerics

/// Gradient descent with a fixed spectrum: θ = √λ β, β(0) = 0, so θ(t) = (1 − e^{−λt}) z.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), eq. (4).
public struct VanillaFlow: GradientFlow, Hashable, Codable {
    public init() {}

    public var label: String { "vanilla" }

    /// 1/8: every component takes more than a decade of time.
    public var resolution: Double { 1.0 / 8 }

    public func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState {
        let observation = try FlowDomainError.admit(eigenvalue: eigenvalue, observation: observation, time: time)
        let value = -expm1(-eigenvalue * time) * observation
        let scale = eigenvalue.squareRoot()
        return FlowState(
            value: value, residual: exp(-eigenvalue * time) * observation, coefficient: value / scale,
            learnedEigenvalue: scale)
    }

    public func errorCurve(of components: FlowComponents) -> any ErrorCurve {
        ExponentialErrorCurve<FixedSpectrumLaw>(components)
    }
}

/// θ/z = 1 − e^{−λt}.
enum FixedSpectrumLaw: LearningLaw {
    static func rate(eigenvalue: Double, observation: Double) -> (rate: Double, shape: Double) { (eigenvalue, 1) }

    static func prepare(_ kernels: Kernels) -> Kernels.Prepare { kernels.prepareFixedSpectrum }

    static let escapes = false

    static func split(_ kernels: Kernels) -> Kernels.Split { kernels.fixedSpectrumSplit }
}
