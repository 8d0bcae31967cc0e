import Numerics

/// S = (K + ρI)⁻¹: with ρ = 0 and a step of 1, one step solves everything.
public struct NewtonPreconditioner: Preconditioner, Hashable {
    private let factorization: CholeskyFactorization
    /// ρ.
    public let ridge: Double

    /// - Parameters:
    ///   - gram: K, `[n × n]`, symmetric.
    ///   - ridge: ρ ≥ 0; in the unit of K.
    /// - Throws: ``SpectrumKernelError/linearAlgebra(_:)`` with the leading minor that is not positive: points that are the same, or so
    ///   near that rounding makes them so, need a ridge.
    /// - Complexity: n³/3 operations once, 2n² a residual.
    public init(gram: Matrix, ridge: Double = 0) throws(SpectrumKernelError) {
        precondition(ridge >= 0, "a ridge is not negative")
        try gram.requireSymmetric()
        var lifted = gram
        for index in 0..<gram.rows { lifted[index, index] += ridge }
        let factorization = try wrapped { () throws(LinearAlgebraError) in try CholeskyFactorization(of: lifted) }
        // A singular matrix passes when rounding lifts its pivots: they are then as small as rounding.
        let pivots = (0..<gram.rows).map { factorization.factor[$0, $0] * factorization.factor[$0, $0] }
        let floor = LeadingEigenpairs.rounding(gram.rows, gram.maximumNorm)
        if let index = pivots.firstIndex(where: { $0 <= floor }) {
            throw .linearAlgebra(.notPositiveDefinite(leadingMinor: index + 1))
        }
        self.factorization = factorization
        self.ridge = ridge
    }

    public var label: String { "Newton" }
    public var size: Int { factorization.factor.rows }

    public func apply(to residuals: Matrix) -> Matrix { factorization.solve(residuals) }
}
