internal import Foundation
import Numerics

/// Points of the unit sphere S^{d−1} in d dimensions.
public struct SpherePoints: Sendable, Hashable, Codable {
    /// One row a point, of norm 1, `[n × d]`.
    public let coordinates: Matrix

    /// - Parameter coordinates: `[n × d]`, rows of norm 1 within 10⁻⁸.
    /// - Throws: ``SpectrumKernelError/notUnit(row:norm:)``.
    public init(_ coordinates: Matrix) throws(SpectrumKernelError) {
        for (row, norm) in Self.norms(coordinates).enumerated() where !(abs(norm - 1) < 1e-8) {
            throw .notUnit(row: row, norm: norm)
        }
        self.coordinates = coordinates
    }

    private init(unit coordinates: Matrix) { self.coordinates = coordinates }

    /// Points (cos φ, sin φ) of the circle.
    ///
    /// - Parameter angles: φ, in radians, `[n]`.
    public static func circle(angles: [Double]) -> SpherePoints {
        SpherePoints(unit: Matrix(columns: [angles.map { cos($0) }, angles.map { sin($0) }]))
    }

    /// `count` points of the circle at equal distances, the first at angle 0.
    public static func equispaced(count: Int) -> SpherePoints {
        circle(angles: equispacedAngles(count: count))
    }

    /// 2πi/n for i < n.
    public static func equispacedAngles(count: Int) -> [Double] {
        (0..<count).map { 2 * .pi * Double($0) / Double(count) }
    }

    /// Drawn independently and uniformly.
    public static func uniform(count: Int, dimension: Int, from stream: RandomStream) -> SpherePoints {
        precondition(count >= 0 && dimension >= 1, "a sphere has a dimension")
        let normals = stream.normals(count: count * dimension)
        return normalized(Matrix(rows: count, columns: dimension) { normals[$0 * dimension + $1] })
    }

    /// Rows of any length, projected onto the sphere.
    ///
    /// - Throws: ``SpectrumKernelError/notUnit(row:norm:)`` for a row that is zero or not finite.
    public static func projecting(_ features: Matrix) throws(SpectrumKernelError) -> SpherePoints {
        for (row, norm) in norms(features).enumerated() where !(norm > 0 && norm.isFinite) {
            throw .notUnit(row: row, norm: norm)
        }
        return normalized(features)
    }

    /// n.
    public var count: Int { coordinates.rows }
    /// d.
    public var dimension: Int { coordinates.columns }

    /// The points of these indices, in this order.
    public func selecting(_ indices: [Int]) -> SpherePoints { SpherePoints(unit: coordinates.selecting(rows: indices)) }

    /// The indices at which a point stands for the first time, increasing.
    public var firstOccurrences: [Int] {
        let order = lexicographicOrder
        let repeated = zip(order, order.dropFirst()).filter { coincide($0, $1) }.map(\.1)
        let left = Set(repeated)
        return (0..<count).filter { !left.contains($0) }
    }

    /// - Throws: ``SpectrumKernelError/duplicatePoints(first:second:)`` if a point stands there twice.
    /// - Complexity: O(n log n) comparisons of points.
    public func requireDistinct() throws(SpectrumKernelError) {
        let order = lexicographicOrder
        for (first, second) in zip(order, order.dropFirst()) where coincide(first, second) {
            throw .duplicatePoints(first: first, second: second)
        }
    }

    /// Equal points stand beside each other, those of lower index first.
    private var lexicographicOrder: [Int] {
        (0..<count).sorted { first, second in
            for column in 0..<dimension where coordinates[first, column] != coordinates[second, column] {
                return coordinates[first, column] < coordinates[second, column]
            }
            return first < second
        }
    }

    private func coincide(_ first: Int, _ second: Int) -> Bool {
        (0..<dimension).allSatisfy { coordinates[first, $0] == coordinates[second, $0] }
    }

    private static func norms(_ rows: Matrix) -> [Double] {
        (0..<rows.rows).map { row in
            (0..<rows.columns).reduce(0.0) { $0 + rows[row, $1] * rows[row, $1] }.squareRoot()
        }
    }

    private static func normalized(_ rows: Matrix) -> SpherePoints {
        let norms = norms(rows)
        return SpherePoints(unit: Matrix(rows: rows.rows, columns: rows.columns) { rows[$0, $1] / norms[$0] })
    }
}
