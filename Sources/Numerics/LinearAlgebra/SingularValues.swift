internal import CLAPACKE

/// The singular values of a matrix, without its singular vectors.
///
/// Small ones are as exact as large ones are: about the machine's precision times the largest. (The eigenvalues of AᵀA tell them to half
/// the digits only.)
public struct SingularValues: Sendable, Hashable {
    /// Decreasing, min(rows, columns) of them.
    public let values: [Double]

    /// - Throws: ``LinearAlgebraError`` if the matrix is not finite, there is no memory, or (practically never) the iteration does not end.
    /// - Complexity: O(rows · columns · min(rows, columns)); memory for a copy of the matrix and some of its rows and columns.
    /// - Source: LAPACK `dgesdd`.
    public init(of matrix: Matrix) throws(LinearAlgebraError) {
        try matrix.requireFinite()
        let count = min(matrix.rows, matrix.columns)
        var (values, copy) = ([Double](repeating: 0, count: count), matrix)
        let (rows, columns) = (Int32(matrix.rows), Int32(matrix.columns))
        let info = copy.withUnsafeMutableElements { elements -> Int32 in
            guard BLAS.isSingleThreaded, count > 0, let start = elements.baseAddress else { return 0 }
            return LAPACKE_dgesdd(LAPACK_COL_MAJOR, 0x4E /* N */, rows, columns, start, rows, &values, nil, 1, nil, 1)
        }
        try LinearAlgebraError.requireRoom(info)
        guard info == 0 else { throw .noConvergence(eigenvalues: Int(info)) }
        self.values = values
    }
}
