internal import CLAPACKE

/// A = V diag(values) Vᵀ for a symmetric matrix.
public struct SymmetricEigendecomposition: Sendable, Hashable {
    /// Decreasing, `[n]`.
    public let values: [Double]
    /// Orthonormal columns in the order of the values, `[n × n]`.
    public let vectors: Matrix

    /// - Parameter matrix: `[n × n]`; its upper triangle is not read.
    /// - Throws: ``LinearAlgebraError`` if it is not square, not finite, there is no memory, or (practically never) the iteration does not
    ///   end.
    /// - Complexity: O(n³), about 9 n³ operations; memory for 4 n² numbers.
    /// - Source: LAPACK `dsyevd`, divide and conquer.
    public init(of matrix: Matrix) throws(LinearAlgebraError) {
        try matrix.requireSquare()
        try matrix.requireFinite()
        let size = matrix.rows
        var vectors = matrix
        var values = [Double](repeating: 0, count: size)
        let info = vectors.withUnsafeMutableElements { elements -> Int32 in
            guard BLAS.isSingleThreaded, size > 0, let start = elements.baseAddress else { return 0 }
            return LAPACKE_dsyevd(LAPACK_COL_MAJOR, 0x56 /* V */, 0x4C /* L */, Int32(size), start, Int32(size), &values)
        }
        try LinearAlgebraError.requireRoom(info)
        guard info == 0 else { throw .noConvergence(eigenvalues: Int(info)) }
        self.values = values.reversed()
        self.vectors = vectors.selecting(columns: (0..<size).reversed())
    }

    /// The largest eigenvalues and their vectors alone: `values` is `[count]`, `vectors` is `[n × count]`.
    ///
    /// - Parameters:
    ///   - matrix: `[n × n]`; its upper triangle is not read.
    ///   - count: from 1 to n.
    /// - Throws: as for all of them.
    /// - Complexity: 4 n³/3 operations for the tridiagonal form, whatever the count, and 2 n² for each vector; memory for n² numbers, and
    ///   2 n for each vector.
    /// - Source: LAPACK `dsyevr`, relatively robust representations.
    public init(of matrix: Matrix, leading count: Int) throws(LinearAlgebraError) {
        try matrix.requireSquare()
        try matrix.requireFinite()
        let size = matrix.rows
        precondition(count >= 1 && count <= size, "between one eigenvalue and all")
        var work = matrix
        var values = [Double](repeating: 0, count: size)
        var vectors = Matrix(rows: size, columns: count)
        var support = [Int32](repeating: 0, count: 2 * count)
        var found: Int32 = 0
        let info = work.withUnsafeMutableElements { elements -> Int32 in
            vectors.withUnsafeMutableElements { target -> Int32 in
                guard BLAS.isSingleThreaded, let start = elements.baseAddress, let end = target.baseAddress else { return 0 }
                return LAPACKE_dsyevr(
                    LAPACK_COL_MAJOR, 0x56 /* V */, 0x49 /* I */, 0x4C /* L */, Int32(size), start, Int32(size), 0, 0,
                    Int32(size - count + 1), Int32(size), 0, &found, &values, end, Int32(size), &support)
            }
        }
        try LinearAlgebraError.requireRoom(info)
        guard info == 0, Int(found) == count else { throw .noConvergence(eigenvalues: max(Int(info), count - Int(found))) }
        self.values = values[..<count].reversed()
        self.vectors = vectors.selecting(columns: (0..<count).reversed())
    }

    /// V diag(f(values)) Vᵀ.
    public func matrix(applying function: (Double) -> Double) -> Matrix {
        vectors.scaling(columns: values.map(function)).multiplied(byTransposeOf: vectors)
    }

    /// V diag(f(values)) Vᵀ x, for a vector x.
    public func apply(_ function: (Double) -> Double, to vector: [Double]) -> [Double] {
        let coordinates = vectors.transposeMultiplied(by: vector)
        return vectors * coordinates.indices.map { function(values[$0]) * coordinates[$0] }
    }
}
