internal import CLAPACKE

/// AP = QR for a tall matrix, its columns in the order P in which they add most to the span of those before.
public struct PivotedQRFactorization: Sendable, Hashable {
    /// Q: orthonormal columns, `[n × m]`.
    public let orthonormal: Matrix
    /// R Pᵀ, so that A is its product with Q, `[m × m]`.
    public let coefficients: Matrix
    /// |R_ii|, not increasing: beyond the rank of A they are rounding errors, `[m]`.
    public let pivots: [Double]

    /// - Parameter matrix: A, `[n × m]`, n ≥ m.
    /// - Throws: ``LinearAlgebraError/notFinite(row:column:)``, `.outOfMemory`.
    /// - Complexity: about 4 n m² operations; memory for 2 n m + m² numbers.
    /// - Source: LAPACK `dgeqp3` and `dorgqr`.
    public init(of matrix: Matrix) throws(LinearAlgebraError) {
        try matrix.requireFinite()
        let (rows, columns) = (matrix.rows, matrix.columns)
        precondition(rows >= columns, "a tall matrix")
        var work = matrix
        var order = [Int32](repeating: 0, count: columns)
        var reflectors = [Double](repeating: 0, count: columns)
        let stride = Int32(max(rows, 1))
        var info = work.withUnsafeMutableElements { elements -> Int32 in
            guard BLAS.isSingleThreaded, let start = elements.baseAddress else { return 0 }
            return LAPACKE_dgeqp3(LAPACK_COL_MAJOR, Int32(rows), Int32(columns), start, stride, &order, &reflectors)
        }
        try LinearAlgebraError.requireRoom(info)
        let upper = work
        info = work.withUnsafeMutableElements { elements -> Int32 in
            guard let start = elements.baseAddress else { return 0 }
            return LAPACKE_dorgqr(LAPACK_COL_MAJOR, Int32(rows), Int32(columns), Int32(columns), start, stride, reflectors)
        }
        try LinearAlgebraError.requireRoom(info)
        var coefficients = Matrix(rows: columns, columns: columns)
        for (column, original) in order.enumerated() {
            for row in 0...column { coefficients[row, Int(original) - 1] = upper[row, column] }
        }
        orthonormal = work
        self.coefficients = coefficients
        pivots = (0..<columns).map { abs(upper[$0, $0]) }
    }
}
