internal import Foundation
import Numerics
import SequenceModels

/// Gradient flow of f = Σ a_j b_j^D β_j e_j, in which the eigenvalues are trained too, from a = √λ, b = b₀, β = 0.
///
/// a² − β² = λ and b² − Dβ² = b₀² stay as they are, so β is the only state: β_j' = a_j b_j^D g_j, g_j = (1/n) Σ (y_i − f(x_i)) e_j(x_i).
/// - Source: Li & Lin 2024 (arXiv 2409.00894), section 5 (D = 0 and D ≥ 1).
public struct DiagonalAdaptiveKernel: KernelFlow, Hashable, Codable {
    /// D ≥ 0, the number of extra layers.
    public let depth: Int
    /// b₀ > 0; without effect if D = 0.
    public let initialScale: Double
    /// Of each step, in β_j relative to |β_j| + min(√λ_j, b₀/√D).
    public let tolerance: Double

    /// - Parameters:
    ///   - depth: D ≥ 0.
    ///   - initialScale: b₀ > 0.
    ///   - tolerance: of each step. The method is of order two: the error of θ comes out near tolerance^{2/3}.
    public init(depth: Int, initialScale: Double = 1, tolerance: Double = 1e-4) {
        precondition(depth >= 0 && initialScale > 0 && tolerance > 0, "depth is not negative, b₀ and tolerance positive")
        self.depth = depth
        self.initialScale = initialScale
        self.tolerance = tolerance
    }

    /// With b₀ = ε^{1/(D+2)}, ε = 1/√n: the scale of the theory.
    ///
    /// - Source: Li & Lin 2024 (arXiv 2409.00894), Theorem 3.2.
    public init(depth: Int, sampleSize: Int, tolerance: Double = 1e-4) {
        self.init(
            depth: depth, initialScale: pow(Double(sampleSize), -0.5 / Double(depth + 2)), tolerance: tolerance)
    }

    public var label: String { "adaptive kernel, D = \(depth)" }

    public func start(
        on loss: EmpiricalLoss, eigenvalues: [Double]
    ) throws(FlowDomainError) -> AdaptiveTrajectory {
        try check(eigenvalues, for: loss)
        return AdaptiveTrajectory(kernel: self, loss: loss, eigenvalues: eigenvalues)
    }

    /// The same flow on a sample whose design matrix is not held.
    ///
    /// - Throws: ``FlowDomainError`` for an illegal eigenvalue.
    public func start(
        on loss: StreamedLoss, eigenvalues: [Double]
    ) throws(FlowDomainError) -> AdaptiveTrajectory {
        precondition(eigenvalues.count == loss.count, "one eigenvalue a function")
        for eigenvalue in eigenvalues { try FlowDomainError.check(eigenvalue: eigenvalue) }
        return AdaptiveTrajectory(kernel: self, loss: loss, eigenvalues: eigenvalues)
    }

    /// A = a b^D.
    @inline(__always)
    func strength(_ beta: Double, eigenvalue: Double) -> Double {
        (eigenvalue + beta * beta).squareRoot() * power(layer(beta))
    }

    /// A, dA/dβ and dθ/dβ = A + β dA/dβ at β.
    @inline(__always)
    func derivatives(_ beta: Double, eigenvalue: Double) -> (strength: Double, slope: Double, sensitivity: Double) {
        let first = (eigenvalue + beta * beta).squareRoot()
        let layer = layer(beta)
        let strength = first * power(layer)
        let squares = Double(depth * depth) / (layer * layer)
        // a' = β/a and b' = Dβ/b.
        let slope = strength * beta * (1 / (first * first) + squares)
        return (strength, slope, strength + beta * slope)
    }

    /// The |β| at which a or b begins to grow: min(√λ, b₀/√D).
    func scale(eigenvalue: Double) -> Double {
        let first = eigenvalue.squareRoot()
        return depth == 0 ? first : min(first, initialScale / Double(depth).squareRoot())
    }

    @inline(__always)
    private func layer(_ beta: Double) -> Double {
        (initialScale * initialScale + Double(depth) * beta * beta).squareRoot()
    }

    @inline(__always)
    private func power(_ layer: Double) -> Double {
        var power = 1.0
        for _ in 0..<depth { power *= layer }
        return power
    }
}
