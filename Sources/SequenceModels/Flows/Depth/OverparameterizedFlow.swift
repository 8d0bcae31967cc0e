internal import Foundation
import Numerics

/// The over-parameterized flow θ = a b^D β, in which the eigenvalue is trained too, through D + 1 factors:
/// a(0) = √λ, b(0) = b₀, β(0) = 0, and all three follow the gradient of the loss.
///
/// With D = 0 (no factor b) the solution is in closed form (``AdaptiveSpectrumLaw``). With D ≥ 1 the time is an integral over the
/// state, which is inverted (``DeepFlowSolver``): no step size, relatively exact to about 1e-13 for every λ, b₀, z and t.
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
        precondition(initialScale > 0 && initialScale.isFinite, "b₀ is positive")
        self.depth = depth
        self.initialScale = initialScale
    }

    public var label: String { Self.label(depth: depth) }

    static func label(depth: Int) -> String { depth == 0 ? "over-parameterized" : "over-parameterized, D = \(depth)" }

    /// With D ≥ 1 a component escapes the faster the smaller b₀ is: nothing but its bounds ends the search.
    public var resolution: Double { depth == 0 ? 1.0 / 32 : 1e-4 }

    /// The escape gets steeper with D.
    public var noiseNodes: Int { max(60, 40 * (depth + 1)) }

    public func state(eigenvalue: Double, observation: Double, time: Double) -> FlowState {
        guard depth > 0 else {
            return AdaptiveSpectrumLaw.state(eigenvalue: eigenvalue, observation: observation, time: time)
        }
        return DeepFlowSolver(depth: depth, initialScale: initialScale)
            .state(eigenvalue: eigenvalue, observation: observation, time: time)
    }

    public func errorCurve(of components: FlowComponents) -> any ErrorCurve {
        depth == 0
            ? ExponentialErrorCurve<AdaptiveSpectrumLaw>(components)
            : DeepErrorCurve(DeepFlowSolver(depth: depth, initialScale: initialScale), components)
    }
}
