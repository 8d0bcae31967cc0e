import Numerics

/// A design matrix of waves as products: cos(a ± b) and sin(a ± b) from the cosines and sines of a, from the first coordinates, and b,
/// from the rest.
///
/// Sums over the lattice are then matrix products of waves of halves: small enough to stay in the cache, and as fast as the processor
/// multiplies, where the design matrix itself is as fast as memory gives it.
public struct WaveFactors: Sendable {
    let halves: HalvedLattice
    /// Cosine and sine of each first part, `[n × 2 firsts]`.
    private let first: Matrix
    /// Cosine and sine of each second part, `[n × 2 seconds]`.
    private let second: Matrix
    /// Of each frequency but the first, which is zero.
    private let places: [Place]

    /// The four products that a frequency is made of.
    private struct Place {
        /// cos a cos b; sin b follows.
        let start: Int
        /// To those with sin a.
        let stride: Int
        /// 1 for a + b, −1 for a − b.
        let sign: Double
    }

    /// - Parameters:
    ///   - frequencies: half a lattice: of m and −m the one whose first coordinate other than zero is positive.
    ///   - region: that they fill.
    init(frequencies: Frequencies, region: FrequencyRegion, points: Matrix) {
        let halves = HalvedLattice(dimension: frequencies.dimension, region: region, isQuartered: true)
        self.halves = halves
        places = (1..<max(frequencies.count, 1)).map { index in
            let position = halves.position(of: frequencies, index)
            let stride = 2 * position.rectangle.seconds
            return Place(
                start: 2 * (position.rectangle.offset + position.row * stride + position.column), stride: stride,
                sign: position.isSum ? 1 : -1)
        }
        let reach = max(halves.firsts.reach, halves.seconds.reach)
        let waves = WaveTable(of: points, rows: 0..<points.rows, reach: reach)
        first = Self.waves(waves, halves.firsts, from: 0, samples: points.rows)
        second = Self.waves(waves, halves.seconds, from: halves.firsts.dimension, samples: points.rows)
    }

    private init(_ factors: WaveFactors, rows: [Int]) {
        halves = factors.halves
        places = factors.places
        first = factors.first.selecting(rows: rows)
        second = factors.second.selecting(rows: rows)
    }

    func selecting(_ samples: [Int]) -> WaveFactors { WaveFactors(self, rows: samples) }

    /// Multiply-adds of one product with the design matrix or its transpose.
    var operations: Int { first.rows * (2 * halves.size + 2 * halves.firsts.count) }

    /// How many numbers the factors are.
    var numbersHeld: Int { first.rows * (first.columns + second.columns) }

    /// result ← result − Φθ.
    func subtract(_ coefficients: UnsafePointer<Double>, from result: UnsafeMutablePointer<Double>) {
        withRoom { products, sums in
            products.update(repeating: 0, count: 2 * halves.size)
            products[0] = coefficients[0]
            for (index, place) in places.enumerated() {
                let cosine = 2.0.squareRoot() * coefficients[2 * index + 1]
                let sine = 2.0.squareRoot() * coefficients[2 * index + 2]
                products[place.start] += cosine
                products[place.start + 1] += place.sign * sine
                products[place.start + place.stride] += sine
                products[place.start + place.stride + 1] -= place.sign * cosine
            }
            forEachRectangle { left, width, columns, offset in
                multiply(second, .plain, products + offset, rows: samples, columns: columns, depth: width, into: sums)
                for column in 0..<columns {
                    let (wave, sum) = (left + column * samples, sums + column * samples)
                    for index in 0..<samples { result[index] -= wave[index] * sum[index] }
                }
            }
        }
    }

    /// result ← scale · Φᵀv.
    func transposed(_ vector: UnsafePointer<Double>, scale: Double, into result: UnsafeMutablePointer<Double>) {
        withRoom { products, weighted in
            forEachRectangle { left, width, columns, offset in
                for column in 0..<columns {
                    let (wave, target) = (left + column * samples, weighted + column * samples)
                    for index in 0..<samples { target[index] = wave[index] * vector[index] }
                }
                multiply(
                    second, .transposed, weighted, rows: width, columns: columns, depth: samples, into: products + offset)
            }
            result[0] = scale * products[0]
            let factor = scale * 2.0.squareRoot()
            for (index, place) in places.enumerated() {
                let (start, stride, sign) = (place.start, place.stride, place.sign)
                result[2 * index + 1] = factor * (products[start] - sign * products[start + stride + 1])
                result[2 * index + 2] = factor * (products[start + stride] + sign * products[start + 1])
            }
        }
    }

    private var samples: Int { first.rows }

    /// Calls with the waves of a rectangle's first parts, the number of columns of its second parts and of its first parts, and
    /// where its products start.
    private func forEachRectangle(_ body: (UnsafePointer<Double>, _ width: Int, _ columns: Int, _ offset: Int) -> Void) {
        first.withUnsafeElements { elements in
            guard let start = elements.baseAddress else { return }
            for rectangle in halves.rectangles {
                body(
                    start + 2 * rectangle.firsts.lowerBound * samples, 2 * rectangle.seconds, 2 * rectangle.firsts.count,
                    2 * rectangle.offset)
            }
        }
    }

    private func multiply(
        _ matrix: Matrix, _ operation: BLAS.Operation, _ right: UnsafePointer<Double>, rows: Int, columns: Int, depth: Int,
        into result: UnsafeMutablePointer<Double>
    ) {
        matrix.withUnsafeElements { elements in
            guard let start = elements.baseAddress else { return }
            BLAS.multiply(
                BLAS.Operand(start: start, stride: samples, operation: operation), BLAS.Operand(start: right, stride: depth),
                rows: rows, columns: columns, depth: depth, into: result, stride: rows)
        }
    }

    /// Room for the products of all pairs of parts, and for a column a sample of the widest rectangle.
    private func withRoom(_ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void) {
        let widest = halves.rectangles.reduce(0) { max($0, $1.firsts.count) }
        let products = 2 * halves.size
        withUnsafeTemporaryAllocation(of: Double.self, capacity: products + 2 * widest * samples) { room in
            guard let start = room.baseAddress else { return }
            body(start, start + products)
        }
    }

    private static func waves(_ table: WaveTable, _ parts: Frequencies, from coordinate: Int, samples: Int) -> Matrix {
        var matrix = Matrix(rows: samples, columns: 2 * parts.count)
        matrix.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            for index in 0..<parts.count {
                let real = start + 2 * index * samples
                real.update(repeating: 1, count: samples)
                table.multiply(real, real + samples, byWaveOf: parts[index], from: coordinate)
            }
        }
        return matrix
    }
}
