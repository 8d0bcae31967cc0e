import Numerics

/// A symmetric matrix of which only products are needed.
public protocol SymmetricOperator: Sendable {
    /// n: its order.
    var size: Int { get }

    /// A X, `[n × m]`.
    ///
    /// - Parameter block: X, `[n × m]`.
    func multiply(_ block: Matrix) -> Matrix
}

/// A symmetric matrix that is held whole.
public struct DenseOperator: SymmetricOperator, Hashable {
    private let matrix: Matrix

    /// - Throws: ``SpectrumKernelError/notSymmetric(row:column:difference:)``.
    public init(_ matrix: Matrix) throws(SpectrumKernelError) {
        try matrix.requireSymmetric()
        self.matrix = matrix
    }

    public var size: Int { matrix.rows }

    /// One vector meets the columns in place of the rows, which are as long but lie together.
    public func multiply(_ block: Matrix) -> Matrix {
        block.columns == 1 ? matrix.transposeMultiplied(by: block) : matrix * block
    }
}

extension Matrix {
    /// - Throws: ``SpectrumKernelError/notSymmetric(row:column:difference:)`` where elements across the diagonal differ by more than
    ///   10⁻¹² of the largest; ``LinearAlgebraError`` where the matrix is not square or not finite.
    func requireSymmetric() throws(SpectrumKernelError) {
        try wrapped { () throws(LinearAlgebraError) in
            try requireSquare()
            try requireFinite()
        }
        let tolerance = 1e-12 * maximumNorm
        if let place = firstAsymmetry(beyond: tolerance) {
            throw .notSymmetric(row: place.row, column: place.column, difference: place.difference)
        }
    }

    private func firstAsymmetry(beyond tolerance: Double) -> (row: Int, column: Int, difference: Double)? {
        withUnsafeElements { elements in
            for column in 0..<columns {
                for row in column + 1..<Swift.max(rows, column + 1) {
                    let difference = abs(elements[column * rows + row] - elements[row * rows + column])
                    if difference > tolerance { return (row, column, difference) }
                }
            }
            return nil
        }
    }
}
