internal import CLAPACKE

/// A = LLᵀ for a symmetric positive definite matrix.
public struct CholeskyFactorization: Sendable, Hashable {
    /// L, zero above the diagonal, `[n × n]`.
    public let factor: Matrix

    /// - Parameter matrix: `[n × n]`; its upper triangle is not read.
    /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` where a pivot is not positive; `.notSquare`, `.notFinite`.
    /// - Complexity: n³/3 operations.
    /// - Source: LAPACK `dpotrf`.
    public init(of matrix: Matrix) throws(LinearAlgebraError) {
        try matrix.requireSquare()
        try matrix.requireFinite()
        let size = matrix.rows
        var factor = matrix
        for column in 0..<size {
            for row in 0..<column { factor[row, column] = 0 }
        }
        let info = factor.withUnsafeMutableElements { elements -> Int32 in
            guard BLAS.isSingleThreaded, let start = elements.baseAddress else { return 0 }
            return LAPACKE_dpotrf(LAPACK_COL_MAJOR, 0x4C /* L */, Int32(size), start, Int32(size))
        }
        guard info <= 0 else { throw .notPositiveDefinite(leadingMinor: Int(info)) }
        self.factor = factor
    }

    /// A⁻¹b.
    public func solve(_ vector: [Double]) -> [Double] {
        solve(Matrix(rows: vector.count, columns: 1, columnMajor: vector)).elements
    }

    /// A⁻¹B, column by column.
    public func solve(_ rightSides: Matrix) -> Matrix {
        precondition(rightSides.rows == factor.rows, "as many equations as unknowns")
        var solution = rightSides
        let (size, count) = (Int32(factor.rows), Int32(rightSides.columns))
        let info = factor.withUnsafeElements { lower in
            solution.withUnsafeMutableElements { elements -> Int32 in
                guard let a = lower.baseAddress, let b = elements.baseAddress else { return 0 }
                // The work routine: the factor is finite, and infinite right sides may give infinite solutions.
                return LAPACKE_dpotrs_work(LAPACK_COL_MAJOR, 0x4C /* L */, size, count, a, size, b, size)
            }
        }
        precondition(info == 0, "the arguments of dpotrs are in range")
        return solution
    }
}
