import Numerics

/// Orthonormal vectors q₁, S q₁, … made by Lanczos's recurrence, and the tridiagonal matrix that S is among them.
///
/// Rounding makes the recurrence forget its early vectors; each new one is made orthogonal to all before it, twice.
struct KrylovBasis {
    /// Of the vector that it starts from.
    let norm: Double
    private(set) var vectors: [[Double]] = []
    /// On the diagonal of T.
    private var diagonal: [Double] = []
    /// Beside it; the last one couples to the next vector.
    private var couplings: [Double] = []
    private var next: [Double]
    /// True once S maps the space into itself.
    private(set) var isInvariant: Bool

    init(start: [Double]) {
        norm = Self.norm(start)
        isInvariant = norm == 0
        let norm = norm
        next = norm > 0 ? start.map { $0 / norm } : start
    }

    var count: Int { vectors.count }
    /// ‖S Q − Q T‖: how far the space is from being invariant.
    var lastCoupling: Double { couplings.last ?? 0 }

    /// T, `[count × count]`.
    var projection: Matrix {
        Matrix(rows: count, columns: count) { row, column in
            if row == column { return diagonal[row] }
            return abs(row - column) == 1 ? couplings[min(row, column)] : 0
        }
    }

    /// Q, `[N × count]`.
    var matrix: Matrix { Matrix(columns: vectors) }

    /// Adds a vector, by one product with S.
    mutating func extend(_ multiply: ([Double]) -> [Double]) {
        let vector = next
        var product = multiply(vector)
        vectors.append(vector)
        diagonal.append(Self.product(vector, product))
        for _ in 0..<2 {
            for other in vectors {
                let part = Self.product(other, product)
                for index in product.indices { product[index] -= part * other[index] }
            }
        }
        let coupling = Self.norm(product)
        couplings.append(coupling)
        isInvariant = coupling <= 1e-14 * (diagonal.first ?? 0)
        next = isInvariant ? product : product.map { $0 / coupling }
    }

    private static func product(_ one: [Double], _ other: [Double]) -> Double {
        PairwiseSum.sum(count: one.count) { one[$0] * other[$0] }
    }

    private static func norm(_ vector: [Double]) -> Double { product(vector, vector).squareRoot() }
}
