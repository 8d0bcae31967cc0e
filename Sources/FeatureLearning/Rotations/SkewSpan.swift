import Numerics

/// The skew-symmetric matrices Ω = P S Pᵀ whose range is spanned by a few vectors p₁ … p_m, the columns of P.
///
/// S is skew and small, `[m × m]`, so that commutators cost nothing that grows with N, and exponentials act on a vector in O(N m). Only
/// the Gram matrix G = PᵀP enters, never its inverse: the vectors may be as good as parallel.
///
/// The exponential of a combination of rank-two matrices has a closed form of this kind because every power does:
/// Ωᵏ = P (S G)ᵏ⁻¹ S Pᵀ.
struct SkewSpan: Sendable {
    /// S, of the capacity's size, column by column; zero beyond the vectors there are.
    typealias Coordinates = [Double]

    /// N.
    let length: Int
    private let capacity: Int
    /// m.
    private(set) var count = 0
    /// P, column by column.
    private var vectors: [Double]
    /// G, of the capacity's size, column by column.
    private var gram: [Double]

    init(length: Int, capacity: Int) {
        self.length = length
        self.capacity = capacity
        vectors = [Double](repeating: 0, count: length * capacity)
        gram = [Double](repeating: 0, count: capacity * capacity)
    }

    var zero: Coordinates { [Double](repeating: 0, count: capacity * capacity) }

    mutating func removeAll() { count = 0 }

    /// Two more vectors, u and v.
    ///
    /// - Complexity: O(N m).
    mutating func append(_ u: [Double], _ v: [Double]) {
        precondition(count + 2 <= capacity && u.count == length && v.count == length, "the span has room for two vectors")
        vectors.withUnsafeMutableBufferPointer { target in
            for index in 0..<length {
                target[count * length + index] = u[index]
                target[(count + 1) * length + index] = v[index]
            }
        }
        count += 2
        for (column, vector) in [(count - 2, u), (count - 1, v)] {
            for (row, product) in coordinates(of: vector).enumerated() {
                gram[column * capacity + row] = product
                gram[row * capacity + column] = product
            }
        }
    }

    /// Pᵀx.
    func coordinates(of vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: count)
        multiply(.transposed, vector, keeping: 0, into: &result)
        return result
    }

    /// S of ½ scale (uvᵀ − vuᵀ) for the two vectors that were appended last.
    func lastPlane(scale: Double) -> Coordinates {
        var plane = zero
        let (u, v) = (count - 2, count - 1)
        plane[v * capacity + u] = 0.5 * scale
        plane[u * capacity + v] = -0.5 * scale
        return plane
    }

    /// dexp⁻¹₋σ(Ω) for Ω = ½ scale (uvᵀ − vuᵀ) with the last two vectors: the speed of σ along which exp(σ) follows Ω from the right,
    /// Ω + ½[σ, Ω] + ¹⁄₁₂[σ, [σ, Ω]] − ¹⁄₇₂₀[σ, [σ, [σ, [σ, Ω]]]] up to O(σ⁶).
    ///
    /// σ acts as a derivation on planes, [σ, u ∧ v] = σu ∧ v + u ∧ σv, so only the images σᵏu and σᵏv are needed.
    /// - Source: Iserles, Munthe-Kaas, Nørsett & Zanna, "Lie-group methods", Acta Numerica 2000, section 4.
    func inverseDifferential(at σ: Coordinates, scale: Double) -> Coordinates {
        let images = (images(of: count - 2, under: σ), images(of: count - 1, under: σ))
        var result = lastPlane(scale: scale)
        for (order, factor) in [(1, 0.5), (2, 1.0 / 12), (4, -1.0 / 720)] {
            for first in 0...order {
                let weight = 0.5 * scale * factor * Self.binomials[order][first]
                add(weight, images.0[first], images.1[order - first], to: &result)
            }
        }
        return result
    }

    /// Ω x.
    func apply(_ coordinates: Coordinates, on vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: length)
        multiply(.plain, apply(coordinates, to: self.coordinates(of: vector)), keeping: 0, into: &result)
        return result
    }

    /// exp(±Ω) x.
    ///
    /// - Complexity: O(N m).
    func exponential(of coordinates: Coordinates, isInverse: Bool = false, on vector: [Double]) -> [Double] {
        let moved = exponentialCoordinates(coordinates, self.coordinates(of: vector), sign: isInverse ? -1 : 1)
        var result = vector
        multiply(.plain, moved, keeping: 1, into: &result)
        return result
    }

    /// A exp(Ω).
    ///
    /// - Complexity: O(N² m).
    func exponential(of coordinates: Coordinates, rotating basis: Matrix) -> Matrix {
        let span = Matrix(rows: length, columns: count, columnMajor: Array(vectors.prefix(length * count)))
        let core = Matrix(
            columns: (0..<count).map { index in
                exponentialCoordinates(coordinates, (0..<count).map { $0 == index ? 1 : 0 }, sign: 1)
            })
        let left = basis * span * core
        var result = basis
        left.withUnsafeElements { left in
            span.withUnsafeElements { right in
                result.withUnsafeMutableElements { target in
                    guard let a = left.baseAddress, let b = right.baseAddress, let c = target.baseAddress else { return }
                    BLAS.multiply(
                        BLAS.Operand(start: a, stride: basis.rows),
                        BLAS.Operand(start: b, stride: length, operation: .transposed), rows: basis.rows, columns: length,
                        depth: count, keeping: 1, into: c, stride: basis.rows)
                }
            }
        }
        return result
    }

    /// ‖P S Pᵀ‖, the Frobenius norm: √2 times the angle of a rotation in one plane.
    func norm(of coordinates: Coordinates) -> Double {
        // −trace (S G S G).
        var product = [Double](repeating: 0, count: count * count)
        for column in 0..<count {
            let image = apply(coordinates, to: gramColumn(column))
            for row in 0..<count { product[column * count + row] = image[row] }
        }
        var sum = 0.0
        for row in 0..<count {
            for column in 0..<count { sum -= product[column * count + row] * product[row * count + column] }
        }
        return max(sum, 0).squareRoot()
    }

    /// c with exp(±Ω) x = x + P c, where `products` is Pᵀx: Σ_{k ≥ 1} (±S G)ᵏ⁻¹ (±S) Pᵀx / k!.
    private func exponentialCoordinates(_ coordinates: Coordinates, _ products: [Double], sign: Double) -> [Double] {
        var term = apply(coordinates, to: products).map { sign * $0 }
        var sum = term
        for order in 2...Self.longestSeries {
            term = apply(coordinates, to: applyGram(to: term))
            var (largest, total) = (0.0, 0.0)
            for index in term.indices {
                term[index] *= sign / Double(order)
                sum[index] += term[index]
                largest = max(largest, abs(term[index]))
                total = max(total, abs(sum[index]))
            }
            if !(largest > 1e-18 * total) { break }
        }
        return sum
    }

    /// The coordinates of σᵏp for a vector of the span, k = 0 … 4.
    private func images(of vector: Int, under σ: Coordinates) -> [[Double]] {
        var images = [(0..<count).map { $0 == vector ? 1.0 : 0 }]
        for _ in 1...4 { images.append(apply(σ, to: applyGram(to: images[images.count - 1]))) }
        return images
    }

    /// target += weight (xyᵀ − yxᵀ).
    private func add(_ weight: Double, _ x: [Double], _ y: [Double], to target: inout Coordinates) {
        target.withUnsafeMutableBufferPointer { target in
            for column in 0..<count {
                for row in 0..<count {
                    target[column * capacity + row] += weight * (x[row] * y[column] - y[row] * x[column])
                }
            }
        }
    }

    private func applyGram(to vector: [Double]) -> [Double] { apply(gram, to: vector) }

    private func gramColumn(_ column: Int) -> [Double] { Array(gram[column * capacity..<column * capacity + count]) }

    private func apply(_ matrix: [Double], to vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: count)
        matrix.withUnsafeBufferPointer { matrix in
            result.withUnsafeMutableBufferPointer { result in
                for column in 0..<count {
                    let factor = vector[column]
                    for row in 0..<count { result[row] += matrix[column * capacity + row] * factor }
                }
            }
        }
        return result
    }

    private func multiply(_ operation: BLAS.Operation, _ vector: [Double], keeping: Double, into result: inout [Double]) {
        vectors.withUnsafeBufferPointer { source in
            result.withUnsafeMutableBufferPointer { target in
                guard let matrix = source.baseAddress, let target = target.baseAddress else { return }
                let operand = BLAS.Operand(start: matrix, stride: length, operation: operation)
                BLAS.multiply(operand, rows: length, columns: count, vector, keeping: keeping, into: target)
            }
        }
    }

    /// Of the exponential: at the largest rotations that steps make, a radian or so, a fifth of it suffices.
    private static let longestSeries = 100
    private static let binomials: [[Double]] = [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1], [1, 4, 6, 4, 1]]
}
