import Numerics

/// The Gram matrix of a kernel, computed tile by tile whenever it is multiplied and never held whole.
///
/// Each tile serves both of its places across the diagonal. Sums are formed in a fixed number of parts and added in a fixed order,
/// so that the same points give the same bytes on any number of cores.
public struct StreamedGram<Kernel: ZonalKernel>: SymmetricOperator {
    public let kernel: Kernel
    public let points: SpherePoints
    private let edge = 256
    private let parts = 16

    public init(kernel: Kernel, points: SpherePoints) {
        self.kernel = kernel
        self.points = points
    }

    public var size: Int { points.count }

    /// How many numbers a product with m columns holds at once, beside its argument.
    public func scratch(columns: Int) -> Int { (parts + 1) * size * columns + parts * edge * edge }

    /// K X.
    ///
    /// - Complexity: n²/2 evaluations of the kernel and 2n²m operations in matrix products, on all cores.
    public func multiply(_ block: Matrix) -> Matrix {
        precondition(block.rows == size, "one row a point")
        let tiles = (0..<size).split(every: edge)
        let sums = (0..<parts).parallelMap { part in sum(tiles, from: part, block) }
        var total = sums[0]
        let (columns, rows) = (block.columns, size)
        total.withUnsafeMutableElements { target in
            for other in sums.dropFirst() {
                other.withUnsafeElements { source in
                    for index in 0..<rows * columns { target[index] += source[index] }
                }
            }
        }
        return total
    }

    /// The tiles of every so-manieth row of tiles, from the diagonal on.
    private func sum(_ tiles: [Range<Int>], from part: Int, _ block: Matrix) -> Matrix {
        var sum = Matrix(rows: size, columns: block.columns)
        guard part < tiles.count else { return sum }
        let columns = block.columns
        withUnsafeTemporaryAllocation(of: Double.self, capacity: edge * edge) { scratch in
            guard let tile = scratch.baseAddress else { return }
            block.withUnsafeElements { source in
                sum.withUnsafeMutableElements { target in
                    guard let x = source.baseAddress, let y = target.baseAddress else { return }
                    for row in stride(from: part, to: tiles.count, by: parts) {
                        for column in row..<tiles.count {
                            fill(tile, tiles[row], tiles[column])
                            add(tile, .plain, tiles[row], tiles[column], columns, x, y)
                            if row != column { add(tile, .transposed, tiles[column], tiles[row], columns, x, y) }
                        }
                    }
                }
            }
        }
        return sum
    }

    private func fill(_ tile: UnsafeMutablePointer<Double>, _ rows: Range<Int>, _ columns: Range<Int>) {
        points.cosines(rows, points, columns, into: tile, stride: rows.count)
        kernel.replace(cosines: UnsafeMutableBufferPointer(start: tile, count: rows.count * columns.count))
    }

    /// y[rows] += op(tile) x[depth].
    private func add(
        _ tile: UnsafePointer<Double>, _ operation: BLAS.Operation, _ rows: Range<Int>, _ depth: Range<Int>, _ columns: Int,
        _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>
    ) {
        let stride = operation == .plain ? rows.count : depth.count
        BLAS.multiply(
            BLAS.Operand(start: tile, stride: stride, operation: operation),
            BLAS.Operand(start: x + depth.lowerBound, stride: size), rows: rows.count, columns: columns, depth: depth.count,
            keeping: 1, into: y + rows.lowerBound, stride: size)
    }
}
