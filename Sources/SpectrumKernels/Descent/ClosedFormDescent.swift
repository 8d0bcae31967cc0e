internal import Foundation
import Numerics

/// Preconditioned gradient descent in the kernel limit in closed form, for any S, whether or not it commutes with K.
///
/// With M = S^{½} K S^{½} = U diag(d) Uᵀ and P = S^{½}U: α_t = P diag((1 − (1 − ηd)^t)/d) Pᵀ r₀ and r_t = r₀ − Kα_t.
public struct ClosedFormDescent: Sendable, Hashable {
    private let gram: Matrix
    private let modes: Matrix
    /// d: the eigenvalues of KS, decreasing, `[n]`.
    public let rates: [Double]

    /// - Parameters:
    ///   - gram: K, `[n × n]`, symmetric; or K/n.
    ///   - preconditioner: S, symmetric and positive semi-definite.
    /// - Throws: ``SpectrumKernelError``, if K or S is not what it must be.
    /// - Complexity: S is formed, and two eigendecompositions of order n.
    public init(gram: Matrix, preconditioner: some Preconditioner) throws(SpectrumKernelError) {
        try gram.requireSymmetric()
        let formed = preconditioner.matrix()
        let scale = try LeadingEigenpairs(of: 0.5 * (formed + formed.transposed))
        let root = scale.vectors.scaling(columns: scale.values.map { $0.squareRoot() })
        let core = root.transposeMultiplied(by: gram * root)
        let pairs = try LeadingEigenpairs(of: 0.5 * (core + core.transposed))
        self.gram = gram
        modes = root * pairs.vectors
        rates = pairs.values
    }

    /// Below 2/λ_max(KS) no component grows.
    public var stepLimit: Double { 2 / (rates.first ?? 0) }

    /// α_t, `[n]`.
    ///
    /// - Throws: ``SpectrumKernelError/unstableStep(step:limit:)`` at the limit and beyond.
    public func coefficients(_ initial: [Double], after steps: Int, step: Double) throws(SpectrumKernelError) -> [Double] {
        guard step > 0, step < stepLimit else { throw .unstableStep(step: step, limit: stepLimit) }
        let start = modes.transposeMultiplied(by: initial)
        return modes * rates.indices.map { Self.sum(rates[$0], step, steps) * start[$0] }
    }

    /// r_t, `[n]`.
    public func residual(_ initial: [Double], after steps: Int, step: Double) throws(SpectrumKernelError) -> [Double] {
        let learned = gram * (try coefficients(initial, after: steps, step: step))
        return zip(initial, learned).map { $0 - $1 }
    }

    /// η Σ_{s<t} (1 − ηd)^s.
    private static func sum(_ rate: Double, _ step: Double, _ steps: Int) -> Double {
        let x = step * rate
        guard rate > 0 else { return step * Double(steps) }
        return (x < 1 ? -expm1(Double(steps) * log1p(-x)) : 1 - pow(1 - x, Double(steps))) / rate
    }
}
