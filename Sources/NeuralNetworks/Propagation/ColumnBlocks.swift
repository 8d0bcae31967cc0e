import Numerics

/// The columns of a matrix in blocks of a fixed number, shared among the cores where there is enough to do.
enum ColumnBlocks {
    static let width = 64

    /// - Parameter body: called once for each block with its range of columns; from several threads.
    static func forEach(rows: Int, columns: Int, _ body: @Sendable (Range<Int>) -> Void) {
        let isLarge = rows * columns > 1 << 16
        _ = Array(stride(from: 0, to: columns, by: width)).parallelMap(cores: isLarge ? nil : 1) { first in
            body(first..<min(first + width, columns))
        }
    }
}
