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
    /// There is no room to work in: LAPACK asks for a few matrices more, and counts their elements in 32 bits.
    case outOfMemory

    /// - Parameter info: what a routine of LAPACKE returns: negative where it had no room, for arguments that are in range.
    package static func requireRoom(_ info: Int32) throws(LinearAlgebraError) {
        guard info >= 0 else { throw .outOfMemory }
    }
}
