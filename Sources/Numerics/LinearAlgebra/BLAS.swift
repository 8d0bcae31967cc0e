internal import CLAPACKE

/// The few BLAS routines in use, on one thread each.
///
/// OpenBLAS divides sums by the number of its threads: with one, the same numbers give the same bytes on any number of cores, and
/// the cores are left to the parallel maps above it.
package enum BLAS {
    /// Evaluated once, before the first call.
    static let isSingleThreaded: Bool = {
        openblas_set_num_threads(1)
        return true
    }()

    package enum Operation: Sendable {
        case plain, transposed

        fileprivate var flag: CBLAS_TRANSPOSE { self == .plain ? CblasNoTrans : CblasTrans }
    }

    /// A column-major array somewhere in memory.
    package struct Operand {
        package let start: UnsafePointer<Double>
        /// From one column to the next.
        package let stride: Int
        package let operation: Operation

        package init(start: UnsafePointer<Double>, stride: Int, operation: Operation = .plain) {
            self.start = start
            self.stride = stride
            self.operation = operation
        }

        /// The operand of which op(A) lacks the first rows.
        func skipping(rows: Int) -> Operand {
            Operand(start: start + rows * (operation == .plain ? 1 : stride), stride: stride, operation: operation)
        }

        /// The operand of which op(A) lacks the first columns.
        func skipping(columns: Int) -> Operand {
            Operand(start: start + columns * (operation == .plain ? stride : 1), stride: stride, operation: operation)
        }
    }

    /// y ← scale · op(A) x + keeping · y for A of the given shape.
    package static func multiply(
        _ a: Operand, rows: Int, columns: Int, _ x: UnsafePointer<Double>, scale: Double = 1, keeping: Double = 0,
        into y: UnsafeMutablePointer<Double>
    ) {
        guard isSingleThreaded, rows > 0, columns > 0 else { return }
        cblas_dgemv(
            CblasColMajor, a.operation.flag, Int32(rows), Int32(columns), scale, a.start, Int32(a.stride), x, 1, keeping, y, 1)
    }

    /// C ← op(A) op(B) + keeping · C, where C is rows × columns and `depth` is the length of the sums.
    package static func multiply(
        _ a: Operand, _ b: Operand, rows: Int, columns: Int, depth: Int, keeping: Double = 0,
        into c: UnsafeMutablePointer<Double>, stride: Int
    ) {
        guard isSingleThreaded, rows > 0, columns > 0, depth > 0 else { return }
        cblas_dgemm(
            CblasColMajor, a.operation.flag, b.operation.flag, Int32(rows), Int32(columns), Int32(depth), 1, a.start,
            Int32(a.stride), b.start, Int32(b.stride), keeping, c, Int32(stride))
    }

    /// The lower triangle of C ← op(A) op(A)ᵀ + keeping · C of the given size; `depth` is the length of the sums.
    package static func multiplyByOwnTranspose(
        _ a: Operand, size: Int, depth: Int, keeping: Double = 0, into c: UnsafeMutablePointer<Double>, stride: Int
    ) {
        guard isSingleThreaded, size > 0, depth > 0 else { return }
        cblas_dsyrk(
            CblasColMajor, CblasLower, a.operation.flag, Int32(size), Int32(depth), 1, a.start, Int32(a.stride), keeping, c,
            Int32(stride))
    }
}
