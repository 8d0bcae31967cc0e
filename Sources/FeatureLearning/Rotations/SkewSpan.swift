import Numerics

/// The skew-symmetric matrices Ω = P S Pᵀ whose range is spanned by a few vectors p₁ … p_m, the columns of P.
///
/// S is skew and small, `[m × m]`, so that commutators cost nothing that grows with N, and exponentials act on a vector in O(N m). Only
/// the Gram matrix G = PᵀP enters, never its inverse: the vectors may be as good as parallel.
///
/// The exponential of a combination of rank-two matrices has a closed form of this kind because every power does:
/// Ωᵏ = P (S G)ᵏ⁻¹ S Pᵀ.
struct SkewSpan: Sendable {
    /// S, `[stride × capacity]`, column by column; zero beyond the vectors there are.
    typealias Coordinates = [Double]

    /// N.
    let length: Int
    private let capacity: Int
    /// From one column of small matrices to the next: whole lanes, which the processor takes at once.
    private let stride: Int
    /// m.
    private(set) var count = 0
    /// P, column by column.
    private var vectors: [Double]
    /// G, `[stride × capacity]`, column by column; what is beyond the vectors there are means nothing.
    private var gram: [Double]

    init(length: Int, capacity: Int) {
        self.length = length
        self.capacity = capacity
        stride = (capacity + Lanes.scalarCount - 1) / Lanes.scalarCount * Lanes.scalarCount
        vectors = [Double](repeating: 0, count: length * capacity)
        gram = [Double](repeating: 0, count: stride * capacity)
    }

    var zero: Coordinates { [Double](repeating: 0, count: stride * capacity) }

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
                gram[column * stride + row] = product
                gram[row * stride + column] = product
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
        plane[v * stride + u] = 0.5 * scale
        plane[u * stride + v] = -0.5 * scale
        return plane
    }

    /// dexp⁻¹₋σ(Ω) for Ω = ½ scale (uvᵀ − vuᵀ) with the last two vectors: the speed of σ along which exp(σ) follows Ω from the right,
    /// Ω + ½[σ, Ω] + ¹⁄₁₂[σ, [σ, Ω]] − ¹⁄₇₂₀[σ, [σ, [σ, [σ, Ω]]]] up to O(σ⁶).
    ///
    /// σ acts as a derivation on planes, [σ, u ∧ v] = σu ∧ v + u ∧ σv, so only the images σᵏu and σᵏv are needed.
    /// - Source: Iserles, Munthe-Kaas, Nørsett & Zanna, "Lie-group methods", Acta Numerica 2000, section 4.
    func inverseDifferential(at σ: Coordinates, scale: Double) -> Coordinates {
        var result = lastPlane(scale: scale)
        let orders = 5
        withUnsafeTemporaryAllocation(of: Double.self, capacity: (2 * orders + 1) * stride) { room in
            guard let start = room.baseAddress else { return }
            let (u, v, rest) = (start, start + orders * stride, start + 2 * orders * stride)
            images(of: count - 2, under: σ, into: u, through: rest)
            images(of: count - 1, under: σ, into: v, through: rest)
            for (order, factor) in [(1, 0.5), (2, 1.0 / 12), (4, -1.0 / 720)] {
                for first in 0...order {
                    let weight = 0.5 * scale * factor * Self.binomials[order][first]
                    add(weight, u + first * stride, v + (order - first) * stride, to: &result)
                }
            }
        }
        return result
    }

    /// Ω x.
    func apply(_ coordinates: Coordinates, on vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: length)
        multiply(.plain, product(coordinates, self.coordinates(of: vector)), keeping: 0, into: &result)
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
        var sum = 0.0
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count * stride) { room in
            guard let images = room.baseAddress else { return }
            withGram(and: coordinates) { matrix, gram in
                for column in 0..<count { multiply(matrix, gram + column * stride, into: images + column * stride) }
            }
            for row in 0..<count {
                for column in 0..<count { sum -= images[column * stride + row] * images[row * stride + column] }
            }
        }
        return max(sum, 0).squareRoot()
    }

    /// c with exp(±Ω) x = x + P c, where `products` is Pᵀx: Σ_{k ≥ 1} (±S G)ᵏ⁻¹ (±S) Pᵀx / k!.
    private func exponentialCoordinates(_ coordinates: Coordinates, _ products: [Double], sign: Double) -> [Double] {
        var sum = product(coordinates, products)
        for index in sum.indices { sum[index] *= sign }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * stride) { room in
            guard let term = room.baseAddress else { return }
            let image = term + stride
            for index in 0..<count { term[index] = sum[index] }
            withGram(and: coordinates) { matrix, gram in
                for order in 2...Self.longestSeries {
                    multiply(gram, term, into: image)
                    multiply(matrix, image, into: term)
                    var (largest, total) = (0.0, 0.0)
                    for index in 0..<count {
                        term[index] *= sign / Double(order)
                        sum[index] += term[index]
                        largest = max(largest, abs(term[index]))
                        total = max(total, abs(sum[index]))
                    }
                    if !(largest > 1e-18 * total) { break }
                }
            }
        }
        return sum
    }

    /// The coordinates of σᵏp for a vector of the span, k = 0 … 4, a column each.
    ///
    /// - Parameter room: of a column.
    private func images(
        of vector: Int, under σ: Coordinates, into images: UnsafeMutablePointer<Double>,
        through room: UnsafeMutablePointer<Double>
    ) {
        for index in 0..<count { images[index] = index == vector ? 1 : 0 }
        withGram(and: σ) { matrix, gram in
            for order in 1...4 {
                multiply(gram, images + (order - 1) * stride, into: room)
                multiply(matrix, room, into: images + order * stride)
            }
        }
    }

    /// The small matrices S and G as they lie in memory; `body` is not called where there is nothing in them.
    private func withGram(
        and coordinates: Coordinates, _ body: (_ matrix: UnsafePointer<Double>, _ gram: UnsafePointer<Double>) -> Void
    ) {
        coordinates.withUnsafeBufferPointer { matrix in
            gram.withUnsafeBufferPointer { gram in
                if let matrix = matrix.baseAddress, let gram = gram.baseAddress { body(matrix, gram) }
            }
        }
    }

    /// target += weight (xyᵀ − yxᵀ).
    private func add(
        _ weight: Double, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, to target: inout Coordinates
    ) {
        target.withUnsafeMutableBufferPointer { target in
            for column in 0..<count {
                for row in 0..<count {
                    target[column * stride + row] += weight * (x[row] * y[column] - y[row] * x[column])
                }
            }
        }
    }

    private func product(_ matrix: Coordinates, _ vector: [Double]) -> [Double] {
        matrix.withUnsafeBufferPointer { matrix in
            [Double](unsafeUninitializedCapacity: stride) { result, initialized in
                guard let matrix = matrix.baseAddress, let target = result.baseAddress else { return }
                multiply(matrix, vector, into: target)
                initialized = count
            }
        }
    }

    private typealias Lanes = SIMD8<Double>

    /// y ← M x for a small matrix, from the first column to the last; y has room for a whole column.
    private func multiply(_ matrix: UnsafePointer<Double>, _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>) {
        for row in Swift.stride(from: 0, to: count, by: Lanes.scalarCount) {
            var sum = Lanes.zero
            for column in 0..<count {
                sum += UnsafeRawPointer(matrix + column * stride + row).loadUnaligned(as: Lanes.self) * x[column]
            }
            UnsafeMutableRawPointer(y + row).storeBytes(of: sum, as: Lanes.self)
        }
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
