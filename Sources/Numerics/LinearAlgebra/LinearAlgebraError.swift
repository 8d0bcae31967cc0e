/// Why a factorization does not exist, or was not found.
public enum LinearAlgebraError: Error, Hashable, Sendable {
    /// The factorization is one of square matrices.
    case notSquare(rows: Int, columns: Int)
    /// An element is infinite or not a number.
    case notFinite(row: Int, column: Int)
    /// The leading minor of this order, from 1, is not positive: to working precision, the matrix is not positive definite.
    case notPositiveDefinite(leadingMinor: Int)
    /// The iteration for this many eigenvalues did not end.
    case noConvergence(eigenvalues: Int)
}
