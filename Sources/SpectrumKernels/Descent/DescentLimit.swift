import Numerics

/// The largest eigenvalue of KS and the steps that it allows, from products with K and S alone.
public struct DescentLimit: Sendable, Hashable, Codable {
    /// λ_max(KS).
    public let largestRate: Double

    /// 2/λ_max(KS): steps below it are stable.
    public var step: Double { 2 / largestRate }

    /// - Parameters:
    ///   - tolerance: relative change of the eigenvalue at which the iteration ends.
    /// - Complexity: a product with K and one with S for each iteration; about 20 for well-separated eigenvalues, `limit` at most.
    ///
    /// KS is self-adjoint for the inner product xᵀSx, and so is its restriction to a Krylov space: Lanczos's recurrence in that inner
    /// product gives a tridiagonal matrix, whose largest eigenvalue comes from below.
    public init(
        gram: some SymmetricOperator, preconditioner: some Preconditioner, tolerance: Double = 1e-12, limit: Int = 200
    ) {
        let size = gram.size
        var vector = Matrix(rows: size, columns: 1, columnMajor: RandomStream(seed: 1).normals(count: size))
        var basis: [(vector: Matrix, image: Matrix)] = []
        var (diagonal, below) = ([Double](), [Double]())
        var found = 0.0
        while basis.count < min(limit, size) {
            // Orthonormal for xᵀSx: every vector is kept with its image under S.
            for _ in 0..<2 {
                for (other, image) in basis { vector = vector - Self.dot(image, vector) * other }
            }
            var image = preconditioner.apply(to: vector)
            let norm = max(Self.dot(vector, image), 0).squareRoot()
            guard norm > 1e-14 * found, norm > 0 else { break }
            if !basis.isEmpty { below.append(norm) }
            vector = (1 / norm) * vector
            image = (1 / norm) * image
            basis.append((vector, image))
            let next = gram.multiply(image)
            diagonal.append(Self.dot(image, next))
            let largest = Self.largest(diagonal, below)
            if basis.count > 4, abs(largest - found) <= tolerance * largest { found = largest; break }
            found = largest
            vector = next
        }
        largestRate = found
    }

    private static func dot(_ left: Matrix, _ right: Matrix) -> Double {
        PairwiseSum.sum(count: left.elements.count) { left.elements[$0] * right.elements[$0] }
    }

    /// The largest eigenvalue of the symmetric tridiagonal matrix, by bisection on the signs of its leading minors.
    private static func largest(_ diagonal: [Double], _ below: [Double]) -> Double {
        var upper = 0.0
        for index in diagonal.indices {
            let left = index > 0 ? below[index - 1] : 0
            let right = index < below.count ? below[index] : 0
            upper = max(upper, diagonal[index] + left + right)
        }
        var lower = diagonal.reduce(-.infinity, max)
        for _ in 0..<200 where upper - lower > 1e-15 * abs(upper) {
            let middle = lower + 0.5 * (upper - lower)
            if isAbove(middle, diagonal, below) { upper = middle } else { lower = middle }
        }
        return upper
    }

    /// Whether every eigenvalue is below x: all pivots of x − T are positive.
    private static func isAbove(_ x: Double, _ diagonal: [Double], _ below: [Double]) -> Bool {
        var pivot = 1.0
        for index in diagonal.indices {
            let coupling = index > 0 ? below[index - 1] * below[index - 1] / pivot : 0
            pivot = x - diagonal[index] - coupling
            if pivot <= 0 { return false }
        }
        return true
    }
}
