import Numerics

/// The largest eigenvalues of a positive semi-definite matrix, with their vectors.
public struct LeadingEigenpairs: Sendable, Hashable, Codable {
    /// Decreasing and not negative, `[k]`.
    public let values: [Double]
    /// Orthonormal columns in the order of the values, `[n × k]`.
    public let vectors: Matrix

    /// - Parameters:
    ///   - values: decreasing, `[k]`.
    ///   - vectors: orthonormal columns, `[n × k]`.
    public init(values: [Double], vectors: Matrix) {
        precondition(values.count == vectors.columns, "one vector an eigenvalue")
        self.values = values
        self.vectors = vectors
    }

    /// By LAPACK, of a matrix that is held whole.
    ///
    /// - Parameters:
    ///   - matrix: `[n × n]`, symmetric.
    ///   - count: k; all n if nil.
    /// - Throws: ``SpectrumKernelError/tooManyPairs(requested:available:)``, `.notSymmetric`, `.indefinite`, `.linearAlgebra`.
    ///   Eigenvalues that are negative by no more than rounding, n · 10⁻¹⁵ of the largest, count as zero.
    /// - Complexity: about 9n³ operations for all; 2n³ for a few.
    public init(of matrix: Matrix, count: Int? = nil) throws(SpectrumKernelError) {
        let size = matrix.rows
        let wanted = count ?? size
        guard wanted <= size else { throw .tooManyPairs(requested: wanted, available: size) }
        precondition(wanted >= 0, "a count is not negative")
        try matrix.requireSymmetric()
        guard wanted > 0 else {
            self.init(values: [], vectors: Matrix(rows: size, columns: 0))
            return
        }
        // A quarter of them costs as much as all.
        let isPart = wanted < size / 4
        let found = try wrapped { () throws(LinearAlgebraError) in
            isPart
                ? try SymmetricEigendecomposition(of: matrix, leading: wanted) : try SymmetricEigendecomposition(of: matrix)
        }
        if isPart { try Self.requireSemidefinite(matrix, largest: found.values[0]) }
        let tolerance = Self.rounding(size, found.values[0])
        if let least = found.values.last, least < -tolerance { throw .indefinite(eigenvalue: least) }
        self.init(
            values: found.values.prefix(wanted).map { max($0, 0) },
            vectors: wanted == size
                ? found.vectors
                : Matrix(
                    rows: size, columns: wanted, columnMajor: Array(found.vectors.elements.prefix(size * wanted))))
    }

    /// k.
    public var count: Int { values.count }
    /// n.
    public var size: Int { vectors.rows }

    /// The first pairs alone.
    ///
    /// - Throws: ``SpectrumKernelError/tooManyPairs(requested:available:)``.
    public func leading(_ count: Int) throws(SpectrumKernelError) -> LeadingEigenpairs {
        guard count <= self.count else { throw .tooManyPairs(requested: count, available: self.count) }
        let vectors = Matrix(rows: size, columns: count, columnMajor: Array(vectors.elements.prefix(size * count)))
        return LeadingEigenpairs(values: Array(values.prefix(count)), vectors: vectors)
    }

    /// Those of the matrix times a factor.
    public func scaled(by factor: Double) -> LeadingEigenpairs {
        precondition(factor > 0, "a factor that keeps the order")
        return LeadingEigenpairs(values: values.map { factor * $0 }, vectors: vectors)
    }

    /// Whether a preconditioner can make these eigenvalues of the first ones: one that is zero stays so, whatever divides by it.
    ///
    /// - Throws: ``SpectrumKernelError/vanishingEigenvalue(index:value:)`` where one that is zero to working precision is to be raised.
    func requireAttainable(_ modified: [Double]) throws(SpectrumKernelError) {
        let floor = Self.rounding(size, values.first ?? 0)
        for (index, (value, goal)) in zip(values, modified).enumerated() where value <= floor && goal > value {
            throw .vanishingEigenvalue(index: index, value: value)
        }
    }

    /// What rounding may make of a zero eigenvalue.
    static func rounding(_ size: Int, _ largest: Double) -> Double { 1e-15 * Double(size) * max(largest, 0) }

    /// Tried by a Cholesky factorization, a quarter of the cost; the eigenvalue is looked for once there is one.
    private static func requireSemidefinite(_ matrix: Matrix, largest: Double) throws(SpectrumKernelError) {
        var lifted = matrix
        for index in 0..<matrix.rows { lifted[index, index] += 4 * rounding(matrix.rows, largest) }
        guard (try? CholeskyFactorization(of: lifted)) == nil else { return }
        let values = try wrapped { () throws(LinearAlgebraError) in try SymmetricEigendecomposition(of: matrix).values }
        let least = values.last ?? 0
        if least < -rounding(matrix.rows, largest) { throw .indefinite(eigenvalue: least) }
    }
}
