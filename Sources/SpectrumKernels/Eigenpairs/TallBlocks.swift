import Numerics

/// Orthonormal columns in blocks beside each other, and the few products with them that Lanczos needs: on all cores, and with the
/// same bytes on any number of them.
struct TallBlocks {
    let rows: Int
    private(set) var blocks: [Matrix] = []

    init(rows: Int) { self.rows = rows }

    var columns: Int { blocks.reduce(0) { $0 + $1.columns } }

    mutating func append(_ block: Matrix) { blocks.append(block) }

    /// W − Q QᵀW, twice: orthogonal to all columns to working precision.
    func projectingOut(_ block: Matrix) -> Matrix { (0..<2).reduce(block) { rest, _ in projectingOutOnce(rest) } }

    private func projectingOutOnce(_ block: Matrix) -> Matrix {
        guard !blocks.isEmpty else { return block }
        let coefficients = blocks.parallelMap { -1 * $0.transposeMultiplied(by: block) }
        return adding(coefficients, to: block)
    }

    /// Q C.
    ///
    /// - Parameter coefficients: C, `[columns × m]`.
    func combination(_ coefficients: Matrix) -> Matrix {
        var first = 0
        let parts = blocks.map { block in
            defer { first += block.columns }
            return Matrix(rows: block.columns, columns: coefficients.columns) { coefficients[first + $0, $1] }
        }
        return adding(parts, to: Matrix(rows: rows, columns: coefficients.columns))
    }

    /// W + Σ Q_i C_i, by ranges of rows.
    private func adding(_ coefficients: [Matrix], to block: Matrix) -> Matrix {
        var result = block
        let columns = block.columns
        result.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            nonisolated(unsafe) let target = start
            (0..<rows).split(every: 1024).parallelForEach { range in
                for (basis, factor) in zip(blocks, coefficients) {
                    basis.withUnsafeElements { left in
                        factor.withUnsafeElements { right in
                            guard let a = left.baseAddress, let b = right.baseAddress else { return }
                            BLAS.multiply(
                                BLAS.Operand(start: a + range.lowerBound, stride: rows),
                                BLAS.Operand(start: b, stride: factor.rows), rows: range.count, columns: columns,
                                depth: factor.rows, keeping: 1, into: target + range.lowerBound, stride: rows)
                        }
                    }
                }
            }
        }
        return result
    }
}
