internal import Foundation
import Numerics

/// Prepares components of the flow θ = a b^D β, D ≥ 1, for evaluation at any time, with vector kernels.
struct DeepFlowSolver: Sendable {
    let depth: Int
    /// b₀.
    let initialScale: Double
    let kernels: Kernels

    init(depth: Int, initialScale: Double, kernels: Kernels = .current) {
        self.depth = depth
        self.initialScale = initialScale
        self.kernels = kernels
    }

    static let rule: Kernels.Rule = {
        let rule = GaussQuadrature.legendre(count: 16)
        return (SIMD8(rule.nodes[8...]), SIMD8(rule.weights[8...]))
    }()

    func state(eigenvalue: Double, observation: Double, time: Double) -> FlowState {
        let start = eigenvalue.squareRoot() * power(initialScale)
        let resting = FlowState(value: 0, residual: 0, coefficient: 0, learnedEigenvalue: start)
        guard observation != 0 else { return resting }
        var path = DeepPaths()
        append(eigenvalue: eigenvalue, observation: abs(observation), signal: 0, weight: 1, to: &path)
        let moved = path.withPointers { record, times in
            kernels.deepState(depth, initialScale, Self.rule, record, times, time)
        }
        guard let found = moved else { return resting }
        let β = found.coefficient
        let a = (eigenvalue + β * β).squareRoot()
        let b = (initialScale * initialScale + Double(depth) * β * β).squareRoot()
        let state = FlowState(
            value: found.value, residual: found.residual, coefficient: β, learnedEigenvalue: a * power(b))
        return observation < 0 ? state.mirrored : state
    }

    /// Appends a component with z ≥ 0.
    ///
    /// - Complexity: 8 to 20 panels.
    func append(eigenvalue: Double, observation: Double, signal: Double, weight: Double, to paths: inout DeepPaths) {
        guard observation >= FlowDomainError.leastObservation else {
            return _ = paths.append([eigenvalue, 0, 0, 0, 0, 1, signal, weight], times: 1)
        }
        let (limit, growth) = span(eigenvalue, observation)
        // A stretch of q multiplies dt/dq by at most e^((D + 1) q): the guess for its inverse needs a bounded ratio.
        let width = min(1, 4 / Double(depth + 2))
        let panels = max(1, Int((growth / width).rounded(.up)))
        let start = paths.append([0, 0, 0, 0, 0, 0, 0, 0], times: panels + Kernels.saturationPanels + 1)
        paths.withMutablePointers { records, times in
            let record = records + start.record
            kernels.deepIntegrate(
                depth, initialScale, eigenvalue, observation, limit, growth, panels, Self.rule, record, times + start.time)
            record[6] = signal
            record[7] = weight
        }
    }

    /// β∞, and asinh(β∞/2s₀).
    func span(_ eigenvalue: Double, _ observation: Double) -> (limit: Double, growth: Double) {
        let limit = limit(eigenvalue, observation)
        let unit = min(eigenvalue.squareRoot(), initialScale / Double(depth).squareRoot())
        return (limit, asinh(0.5 * limit / unit))
    }

    /// β∞, where θ = z. ln θ is convex in ln β, so Newton's method comes down from the right without overshooting.
    private func limit(_ eigenvalue: Double, _ observation: Double) -> Double {
        let factors = Double(depth)
        let squaredScale = initialScale * initialScale
        let linear = observation / (eigenvalue.squareRoot() * power(initialScale))
        let free = pow(observation / pow(factors, factors / 2), 1 / (factors + 2))
        var β = min(linear, free)
        for _ in 0..<60 {
            let a = eigenvalue + β * β
            let b = squaredScale + factors * β * β
            let slope = 1 + β * β / a + factors * factors * β * β / b
            let step = log(a.squareRoot() * power(b.squareRoot()) * β / observation) / slope
            β *= exp(-step)
            if abs(step) < 1e-8 { break }
        }
        return β
    }

    /// b^D.
    private func power(_ b: Double) -> Double { (0..<depth).reduce(1) { product, _ in product * b } }
}
