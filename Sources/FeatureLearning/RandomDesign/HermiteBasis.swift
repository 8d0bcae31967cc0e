internal import Foundation
import KernelRegression
import Numerics

/// Products of Hermite polynomials of the coordinates up to a total degree, orthonormal for standard normal points in R^d.
///
/// Functions of degree ℓ have the eigenvalue d^{−ℓ}, as a kernel of the inner product ⟨x, x'⟩/d gives them.
public struct HermiteBasis: FunctionBasis, Hashable, Codable {
    /// d.
    public let dimension: Int
    /// The greatest total degree.
    public let degree: Int
    /// λ, `[N]`, N = C(d + degree, degree).
    public let eigenvalues: [Double]
    /// For each function the coordinates that it is made of, ascending and as often as they count: [0, 0, 2] is of degree two in x₀
    /// and of degree one in x₂.
    public let factors: [[Int]]

    /// - Parameters:
    ///   - dimension: d ≥ 1.
    ///   - degree: not negative.
    public init(dimension: Int, degree: Int) {
        precondition(dimension >= 1 && degree >= 0, "a dimension is positive, a degree not negative")
        self.dimension = dimension
        self.degree = degree
        var layer: [[Int]] = [[]]
        var all = layer
        for _ in 0..<degree {
            layer = layer.flatMap { head in ((head.last ?? 0)..<dimension).map { head + [$0] } }
            all += layer
        }
        factors = all
        eigenvalues = all.map { pow(Double(dimension), -Double($0.count)) }
    }

    /// Standard normal points, `[n × d]`.
    public func points(count: Int, from stream: RandomStream) -> Matrix {
        let normals = stream.normals(count: count * dimension)
        return Matrix(rows: count, columns: dimension) { normals[$0 * dimension + $1] }
    }

    public func designMatrix(at points: Matrix) -> Matrix {
        precondition(points.columns == dimension, "points of the basis's dimension")
        let tables = (0..<dimension).map { coordinate in points.column(coordinate).map { Self.hermite($0, through: degree) } }
        let columns = factors.map { function -> [Double] in
            var column = [Double](repeating: 1, count: points.rows)
            for (coordinate, power) in Self.powers(function) {
                let table = tables[coordinate]
                for row in column.indices { column[row] *= table[row][power] }
            }
            return column
        }
        return Matrix(columns: columns)
    }

    /// The coefficients of Σ heights[k] h_k(⟨w, x⟩), where h_k is the orthonormal Hermite polynomial of degree k:
    /// on the function with multi-index m they are heights[k] √(k!/m!) w^m, k = |m|.
    ///
    /// - Parameters:
    ///   - heights: for the degrees from 0 on, no more than the basis has.
    ///   - direction: w, a unit vector, `[d]`.
    public func coefficients(ofSingleIndex heights: [Double], direction: [Double]) -> [Double] {
        precondition(heights.count <= degree + 1 && direction.count == dimension, "degrees and a direction of the basis")
        return factors.map { function in
            guard function.count < heights.count else { return 0 }
            var coefficient = heights[function.count] * tgamma(Double(function.count + 1)).squareRoot()
            for (coordinate, power) in Self.powers(function) {
                coefficient *= pow(direction[coordinate], Double(power)) / tgamma(Double(power + 1)).squareRoot()
            }
            return coefficient
        }
    }

    /// [0, 0, 2] → (0, 2), (2, 1).
    private static func powers(_ function: [Int]) -> [(coordinate: Int, power: Int)] {
        var powers: [(coordinate: Int, power: Int)] = []
        for coordinate in function {
            if powers.last?.coordinate == coordinate {
                powers[powers.count - 1].power += 1
            } else {
                powers.append((coordinate, 1))
            }
        }
        return powers
    }

    /// h₀(x) … h_L(x), with E h_k² = 1 for a standard normal x.
    private static func hermite(_ x: Double, through degree: Int) -> [Double] {
        var values = [1.0]
        if degree > 0 { values.append(x) }
        for k in stride(from: 1, to: degree, by: 1) {
            let next = x * values[k] - Double(k).squareRoot() * values[k - 1]
            values.append(next / Double(k + 1).squareRoot())
        }
        return values
    }
}
