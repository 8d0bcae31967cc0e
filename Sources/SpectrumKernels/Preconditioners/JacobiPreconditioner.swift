import Numerics

/// S = diag(1/K_ii). Of a zonal kernel all K_ii are equal, and Jacobi is gradient descent with another step.
public struct JacobiPreconditioner: Preconditioner, Hashable {
    private let inverse: [Double]

    /// - Parameter gram: K, `[n × n]`; its diagonal alone is read.
    /// - Throws: ``SpectrumKernelError/vanishingEigenvalue(index:value:)`` where an element of the diagonal is not positive.
    public init(gram: Matrix) throws(SpectrumKernelError) {
        guard gram.rows == gram.columns else { throw .linearAlgebra(.notSquare(rows: gram.rows, columns: gram.columns)) }
        try self.init(diagonal: (0..<gram.rows).map { gram[$0, $0] })
    }

    /// - Parameter diagonal: K_ii, `[n]`, which is known of kernels that are never formed, too.
    public init(diagonal: [Double]) throws(SpectrumKernelError) {
        for (index, value) in diagonal.enumerated() where !(value > 0 && value.isFinite) {
            throw .vanishingEigenvalue(index: index, value: value)
        }
        inverse = diagonal.map { 1 / $0 }
    }

    public var label: String { "Jacobi" }
    public var size: Int { inverse.count }

    public func apply(to residuals: Matrix) -> Matrix {
        precondition(residuals.rows == size, "one row of the residuals a training point")
        return Matrix(rows: residuals.rows, columns: residuals.columns) { inverse[$0] * residuals[$0, $1] }
    }
}
