internal import Foundation
import Numerics

/// The over-parameterized flow θ = a b^D β, in which the eigenvalue is trained too, through D + 1 factors:
/// a(0) = √λ, b(0) = b₀, β(0) = 0, and all three follow the gradient of the loss.
///
/// With D = 0 (no factor b) the solution is in closed form (``AdaptiveSpectrumLaw``). With D ≥ 1 the time is an integral over the
/// state, which is inverted (``DeepFlowSolver``): no step size.
///
/// Either is the state of a time that differs from t by at most about 1e-13 of it. So θ is relatively exact to about 1e-13 times κ,
/// where κ = t θ'/θ (``timeSensitivity(eigenvalue:observation:time:)``) is what a rounding of t itself is multiplied by: 1 early
/// and late, and large while a deep component escapes, in 2⁻⁵² of t by 2⁻⁵² κ of θ. No solver that is given t as a double can do
/// better. In the same way z − θ is exact to about 1e-13 times t θ'/(z − θ).
/// - Source: Li & Lin 2024 (arXiv 2409.00894), eq. (8).
public struct OverparameterizedFlow: GradientFlow, Hashable, Codable {
    /// D.
    public let depth: Int
    /// b₀; without effect if D = 0.
    public let initialScale: Double

    /// Two factors: θ = a β.
    public init() { self.init(depth: 0, initialScale: 1) }

    /// - Parameters:
    ///   - depth: D ≥ 0.
    ///   - initialScale: b₀ > 0. ``NoiseScaledFlow`` ties it to the noise.
    public init(depth: Int, initialScale: Double) {
        precondition(depth >= 0, "the depth counts the factors b")
        precondition(initialScale > 0 && initialScale.isNormal, "b₀ is positive, finite and not subnormal")
        self.depth = depth
        self.initialScale = initialScale
    }

    public var label: String { Self.label(depth: depth) }

    static func label(depth: Int) -> String { depth == 0 ? "over-parameterized" : "over-parameterized, D = \(depth)" }

    /// With D ≥ 1 a component escapes the faster the smaller b₀ is: nothing but its bounds ends the search.
    public var resolution: Double { depth == 0 ? 1.0 / 32 : 1e-4 }

    /// The escape gets steeper with D.
    public var noiseNodes: Int { max(60, 40 * (depth + 1)) }

    public func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState {
        let observation = try FlowDomainError.admit(eigenvalue: eigenvalue, observation: observation, time: time)
        guard depth > 0 else {
            return AdaptiveSpectrumLaw.state(eigenvalue: eigenvalue, observation: observation, time: time)
        }
        return DeepFlowSolver(depth: depth, initialScale: initialScale)
            .state(eigenvalue: eigenvalue, observation: observation, time: time)
    }

    /// How many times as large a relative error of θ(t) is as one of t: κ = t θ'/θ.
    ///
    /// 1 at the start, and far above where a component escapes at a stroke: of order ln(|z|/λ) for D = 0, and without bound for D ≥ 1.
    /// - Throws: ``FlowDomainError`` for what ``state(eigenvalue:observation:time:)`` does not take.
    public func timeSensitivity(
        eigenvalue: Double, observation: Double, time: Double
    ) throws(FlowDomainError) -> Double {
        let state = try state(eigenvalue: eigenvalue, observation: observation, time: time)
        guard state.value != 0 else { return 1 }
        guard state.residual != 0 else { return 0 }
        return time * speed(at: state.coefficient, eigenvalue) * (state.residual / state.value)
    }

    /// a b^D, as the flow's invariants a² − β² = λ and b² − Dβ² = b₀² tie it to β.
    func learnedEigenvalue(at coefficient: Double, _ eigenvalue: Double) -> Double {
        let square = coefficient * coefficient
        return (eigenvalue + square).squareRoot()
            * pow(initialScale * initialScale + Double(depth) * square, 0.5 * Double(depth))
    }

    /// θ'/(z − θ) along the flow: A²(1 + β²/a² + D²β²/b²).
    func speed(at coefficient: Double, _ eigenvalue: Double) -> Double {
        let learned = learnedEigenvalue(at: coefficient, eigenvalue)
        let (square, factors) = (coefficient * coefficient, Double(depth))
        let growth =
            square / (eigenvalue + square)
            + factors * factors * square / (initialScale * initialScale + factors * square)
        return learned * learned * (1 + growth)
    }

    public func errorCurve(of components: FlowComponents) -> any ErrorCurve {
        depth == 0
            ? ExponentialErrorCurve<AdaptiveSpectrumLaw>(components)
            : DeepErrorCurve(DeepFlowSolver(depth: depth, initialScale: initialScale), components)
    }
}
