import Numerics

/// A symmetric positive matrix S that residuals are multiplied by before each step of gradient descent: w ← w − η ∇f(X, w)ᵀ S r.
///
/// Of S only its products are asked for: few preconditioners are ever formed.
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531).
public protocol Preconditioner: Sendable {
    /// Short, for legends and tables.
    var label: String { get }
    /// n: the order of S, which is the number of training points.
    var size: Int { get }

    /// S R.
    ///
    /// - Parameter residuals: R, `[n × m]`: a residual a column.
    func apply(to residuals: Matrix) -> Matrix
}

extension Preconditioner {
    /// S r, for one residual, `[n]`.
    public func apply(to residual: [Double]) -> [Double] {
        apply(to: Matrix(rows: residual.count, columns: 1, columnMajor: residual)).elements
    }

    /// S itself, `[n × n]`.
    ///
    /// - Complexity: n products with S. For tests and small n.
    public func matrix() -> Matrix { apply(to: .identity(size)) }
}
