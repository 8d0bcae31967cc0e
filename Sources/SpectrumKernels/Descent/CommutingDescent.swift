internal import Foundation
import Numerics

/// Gradient descent in the kernel limit whose preconditioner has the eigenvectors of K: r_t = V diag((1 − ηg_i)^t) Vᵀ r₀.
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531), the linear dynamics of wide networks under preconditioned descent.
public struct CommutingDescent: Sendable, Hashable {
    /// v_i, `[n × n]`.
    private let vectors: Matrix
    /// g_i: the eigenvalues of KS, in the order of K's, `[n]`.
    public let rates: [Double]
    /// λ_i: those of K, `[n]`.
    public let eigenvalues: [Double]

    /// - Parameters:
    ///   - pairs: all n of them.
    ///   - map: g; the first `count` eigenvalues go through it, the others stay as they are.
    ///   - count: k; all if nil.
    /// - Throws: what the map throws; ``SpectrumKernelError/tooManyPairs(requested:available:)``; `.vanishingEigenvalue` where g asks to
    ///   raise an eigenvalue that is zero to working precision, which no S does.
    public init(
        pairs: LeadingEigenpairs, map: EigenvalueMap = .identity, count: Int? = nil
    ) throws(SpectrumKernelError) {
        precondition(pairs.count == pairs.size, "the dynamics need every eigenvector")
        let leading = count ?? pairs.count
        guard leading <= pairs.count else { throw .tooManyPairs(requested: leading, available: pairs.count) }
        let modified = try map(Array(pairs.values.prefix(leading)))
        try pairs.requireAttainable(modified)
        vectors = pairs.vectors
        eigenvalues = pairs.values
        rates = modified + pairs.values.dropFirst(leading)
    }

    /// Below 2/λ_max(KS) no component grows.
    public var stepLimit: Double { 2 / (rates.max() ?? 0) }

    /// 1/λ_max(KS): with it every component falls without changing its sign.
    public var monotoneStep: Double { 1 / (rates.max() ?? 0) }

    /// 2/(λ_min(KS) + λ_max(KS)): the step at which the slowest component falls fastest, and the paper's bound. Components that never fall,
    /// since K does not see them, do not count.
    public var fastestStep: Double {
        let slowest = rates.lazy.filter { $0 > 0 }.min() ?? 0
        return min(2 / ((rates.max() ?? 0) + slowest), stepLimit.nextDown)
    }

    /// v_iᵀ r, `[n]`.
    public func coordinates(of residual: [Double]) -> [Double] { vectors.transposeMultiplied(by: residual) }

    /// (1 − ηg_i)^t, `[n]`.
    ///
    /// - Throws: ``SpectrumKernelError/unstableStep(step:limit:)`` at the limit and beyond.
    public func decays(after steps: Int, step: Double) throws(SpectrumKernelError) -> [Double] {
        try requireStable(step)
        return rates.map { pow(1 - step * $0, Double(steps)) }
    }

    /// r_t, `[n]`.
    ///
    /// - Complexity: O(n²).
    public func residual(_ initial: [Double], after steps: Int, step: Double) throws(SpectrumKernelError) -> [Double] {
        let decays = try decays(after: steps, step: step)
        return vectors * zip(coordinates(of: initial), decays).map { $0 * $1 }
    }

    /// α_t with r_t = r₀ − Kα_t, from α₀ = 0: the predictor after t steps is f_t(x) = f₀(x) + Σ α_t,i K(x, x_i), `[n]`.
    ///
    /// - Complexity: O(n²).
    public func coefficients(_ initial: [Double], after steps: Int, step: Double) throws(SpectrumKernelError) -> [Double] {
        try requireStable(step)
        let start = coordinates(of: initial)
        let learned = rates.indices.map { index -> Double in
            // s_i (1 − (1 − ηg)^t)/g with s_i = g_i/λ_i. Where g_i is zero, nothing is learned.
            guard rates[index] > 0, eigenvalues[index] > 0 else { return 0 }
            return Self.learned(step * rates[index], steps) / eigenvalues[index]
        }
        return vectors * zip(start, learned).map { $0 * $1 }
    }

    /// The least t with ‖r_t‖ < ratio · ‖r₀‖.
    ///
    /// - Returns: nil if it is beyond `limit`, or never.
    /// - Complexity: O(n log t), after O(n²) for the coordinates.
    public func iterations(
        to ratio: Double, of initial: [Double], step: Double, limit: Int = 1 << 40
    ) throws(SpectrumKernelError) -> Int? {
        try requireStable(step)
        let energies = coordinates(of: initial).map { $0 * $0 }
        let factors = rates.map { abs(1 - step * $0) }
        let goal = ratio * ratio * PairwiseSum.sum(energies)
        func isReached(_ steps: Int) -> Bool {
            PairwiseSum.sum(count: energies.count) { energies[$0] * pow(factors[$0], 2 * Double(steps)) } < goal
        }
        // The residual falls with every step: double, then halve.
        if isReached(0) { return 0 }
        var upper = 1
        while !isReached(upper) {
            guard upper < limit else { return nil }
            upper = min(2 * upper, limit)
        }
        var lower = upper / 2
        if upper == limit { lower = 0 }
        while upper - lower > 1 {
            let middle = lower + (upper - lower) / 2
            if isReached(middle) { upper = middle } else { lower = middle }
        }
        return upper
    }

    private func requireStable(_ step: Double) throws(SpectrumKernelError) {
        guard step > 0, step < stepLimit else { throw .unstableStep(step: step, limit: stepLimit) }
    }

    /// 1 − (1 − x)^t, without cancellation for small x.
    private static func learned(_ x: Double, _ steps: Int) -> Double {
        x < 1 ? -expm1(Double(steps) * log1p(-x)) : 1 - pow(1 - x, Double(steps))
    }
}
