extension Matrix {
    /// AB.
    public static func * (left: Matrix, right: Matrix) -> Matrix {
        precondition(left.columns == right.rows, "the inner sizes of a product agree")
        return product(left, .plain, right, .plain)
    }

    /// AᵀB, without forming the transpose.
    public func transposeMultiplied(by other: Matrix) -> Matrix {
        precondition(rows == other.rows, "the inner sizes of a product agree")
        return Self.product(self, .transposed, other, .plain)
    }

    /// ABᵀ, without forming the transpose.
    public func multiplied(byTransposeOf other: Matrix) -> Matrix {
        precondition(columns == other.columns, "the inner sizes of a product agree")
        return Self.product(self, .plain, other, .transposed)
    }

    /// AᵀA, exactly symmetric.
    public func gram() -> Matrix {
        var product = Self.product(self, .transposed, self, .plain, isSymmetric: true)
        product.reflectLowerTriangle()
        return product
    }

    /// AAᵀ, exactly symmetric.
    public func outerGram() -> Matrix {
        var product = Self.product(self, .plain, self, .transposed, isSymmetric: true)
        product.reflectLowerTriangle()
        return product
    }

    /// Ax.
    public static func * (matrix: Matrix, vector: [Double]) -> [Double] { matrix.product(.plain, vector) }

    /// Aᵀx, without forming the transpose.
    public func transposeMultiplied(by vector: [Double]) -> [Double] { product(.transposed, vector) }

    private func product(_ operation: BLAS.Operation, _ vector: [Double]) -> [Double] {
        let (inner, outer) = operation == .plain ? (columns, rows) : (rows, columns)
        precondition(vector.count == inner, "the inner sizes of a product agree")
        var result = [Double](repeating: 0, count: outer)
        elements.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                guard let a = source.baseAddress, let y = target.baseAddress else { return }
                let operand = BLAS.Operand(start: a, stride: rows, operation: operation)
                vector.withUnsafeBufferPointer { x in
                    if let x = x.baseAddress { Self.multiply(operand, rows: outer, depth: inner, x, into: y) }
                }
            }
        }
        return result
    }

    private static func product(
        _ left: Matrix, _ leftOperation: BLAS.Operation, _ right: Matrix, _ rightOperation: BLAS.Operation,
        isSymmetric: Bool = false
    ) -> Matrix {
        let rows = leftOperation == .plain ? left.rows : left.columns
        let columns = rightOperation == .plain ? right.columns : right.rows
        var result = Matrix(rows: rows, columns: columns)
        result.store(left, leftOperation, times: right, rightOperation, isSymmetric: isSymmetric)
        return result
    }

    /// Becomes op(A) op(B) + keeping · C, in the storage of C that is there.
    ///
    /// Large products are shared among the cores by blocks of columns of a fixed width, whatever the number of cores.
    ///
    /// - Parameter isSymmetric: B is Aᵀ, so that the lower triangle is all that is computed.
    package mutating func store(
        _ left: Matrix, _ leftOperation: BLAS.Operation = .plain, times right: Matrix,
        _ rightOperation: BLAS.Operation = .plain, isSymmetric: Bool = false, keeping: Double = 0
    ) {
        let (rows, columns) = (rows, columns)
        let depth = leftOperation == .plain ? left.columns : left.rows
        precondition(
            rows == (leftOperation == .plain ? left.rows : left.columns)
                && columns == (rightOperation == .plain ? right.columns : right.rows)
                && depth == (rightOperation == .plain ? right.rows : right.columns), "the sizes of a product agree")
        left.elements.withUnsafeBufferPointer { leftElements in
            right.elements.withUnsafeBufferPointer { rightElements in
                withUnsafeMutableElements { resultElements in
                    guard let a = leftElements.baseAddress, let b = rightElements.baseAddress else { return }
                    guard let c = resultElements.baseAddress else { return }
                    Self.multiply(
                        BLAS.Operand(start: a, stride: left.rows, operation: leftOperation),
                        BLAS.Operand(start: b, stride: right.rows, operation: rightOperation),
                        rows: rows, columns: columns, depth: depth, isSymmetric: isSymmetric, keeping: keeping, into: c)
                }
            }
        }
    }

    private static func multiply(
        _ a: BLAS.Operand, _ b: BLAS.Operand, rows: Int, columns: Int, depth: Int, isSymmetric: Bool,
        keeping: Double, into c: UnsafeMutablePointer<Double>
    ) {
        // Vectors: a product of matrices would run at a third of the speed of memory.
        if columns == 1, b.operation == .plain {
            return multiply(a, rows: rows, depth: depth, b.start, keeping: keeping, into: c)
        }
        let isLarge = Double(rows) * Double(columns) * Double(depth) > 2e7
        let width = isLarge ? 128 : max(columns, 1)
        nonisolated(unsafe) let (left, right, result) = (a, b, c)
        _ = Array(stride(from: 0, to: columns, by: width)).parallelMap(cores: isLarge ? nil : 1) { first in
            let block = min(width, columns - first)
            if isSymmetric {
                BLAS.multiplyByOwnTranspose(
                    left.skipping(rows: first), size: block, depth: depth, keeping: keeping,
                    into: result + first * rows + first, stride: rows)
            }
            let skipped = isSymmetric ? first + block : 0
            BLAS.multiply(
                left.skipping(rows: skipped), right.skipping(columns: first), rows: rows - skipped, columns: block,
                depth: depth, keeping: keeping, into: result + first * rows + skipped, stride: rows)
        }
    }

    /// y ← op(A) x + keeping · y for op(A) of the given rows. Large ones are shared among the cores by blocks of rows of a fixed number.
    private static func multiply(
        _ a: BLAS.Operand, rows: Int, depth: Int, _ x: UnsafePointer<Double>, keeping: Double = 0,
        into y: UnsafeMutablePointer<Double>
    ) {
        let isLarge = rows * depth > 1 << 17
        let height = isLarge ? 128 : max(rows, 1)
        nonisolated(unsafe) let (matrix, vector, result) = (a, x, y)
        _ = Array(stride(from: 0, to: rows, by: height)).parallelMap(cores: isLarge ? nil : 1) { first in
            let (block, count) = (matrix.skipping(rows: first), min(height, rows - first))
            let isPlain = block.operation == .plain
            BLAS.multiply(
                block, rows: isPlain ? count : depth, columns: isPlain ? depth : count, vector, keeping: keeping,
                into: result + first)
        }
    }

    /// Copies the lower triangle over the upper one, by tiles that stay in the cache.
    package mutating func reflectLowerTriangle() {
        let size = columns
        precondition(rows == size, "a triangle is one of a square matrix")
        let edge = 64
        withUnsafeMutableElements { elements in
            for left in stride(from: 0, to: size, by: edge) {
                for top in stride(from: left, to: size, by: edge) {
                    for column in left..<min(left + edge, size) {
                        for row in max(top, column + 1)..<max(min(top + edge, size), top, column + 1) {
                            elements[row * size + column] = elements[column * size + row]
                        }
                    }
                }
            }
        }
    }
}
