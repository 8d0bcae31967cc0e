import Numerics

/// Preconditioned gradient descent in the kernel limit, step by step: α ← α + ηS r, r ← r − ηK S r.
///
/// The predictor is f(x) = f₀(x) + Σ α_i K(x, x_i), and the residual r = y − f(X). Several residuals, a column each, go together. A
/// copy is a checkpoint: both go on independently.
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531), preconditioned gradient descent for a model that is linear in its parameters.
public struct PreconditionedDescent<Operator: SymmetricOperator, S: Preconditioner>: Sendable {
    private let gram: Operator
    public let preconditioner: S
    /// η.
    public let step: Double
    /// r, `[n × m]`.
    public private(set) var residual: Matrix
    /// α, `[n × m]`.
    public private(set) var coefficients: Matrix
    /// How many steps were made.
    public private(set) var steps = 0

    /// - Parameters:
    ///   - gram: K, or K/n.
    ///   - preconditioner: S.
    ///   - step: η, in the inverse unit of KS.
    ///   - residual: r₀ = y − f₀(X), `[n × m]`.
    ///   - limit: below which the step is stable: 2/λ_max(KS), as `DescentLimit` computes it, or what is known of it.
    /// - Throws: ``SpectrumKernelError/unstableStep(step:limit:)`` at the limit and beyond.
    public init(
        gram: Operator, preconditioner: S, step: Double, residual: Matrix, limit: Double
    ) throws(SpectrumKernelError) {
        precondition(gram.size == preconditioner.size && residual.rows == gram.size, "one order for all")
        guard step > 0, step < limit else { throw .unstableStep(step: step, limit: limit) }
        self.gram = gram
        self.preconditioner = preconditioner
        self.step = step
        self.residual = residual
        coefficients = Matrix(rows: residual.rows, columns: residual.columns)
    }

    /// With the limit computed first.
    public init(gram: Operator, preconditioner: S, step: Double, residual: Matrix) throws(SpectrumKernelError) {
        let limit = DescentLimit(gram: gram, preconditioner: preconditioner).step
        try self.init(gram: gram, preconditioner: preconditioner, step: step, residual: residual, limit: limit)
    }

    /// Makes so many steps.
    ///
    /// - Complexity: a product with K and one with S each.
    public mutating func advance(steps count: Int = 1) {
        for _ in 0..<count {
            let change = step * preconditioner.apply(to: residual)
            coefficients = coefficients + change
            residual = residual - gram.multiply(change)
            steps += 1
        }
    }

    /// Steps until ‖r‖ < ratio · ‖r₀‖, the norms over all columns.
    ///
    /// - Returns: how many steps that took from here; nil if it is not reached within `limit`.
    public mutating func advance(to ratio: Double, of initial: Double, limit: Int) -> Int? {
        let start = steps
        while !(residual.norm < ratio * initial) {
            guard steps - start < limit else { return nil }
            advance()
        }
        return steps - start
    }
}
