internal import Foundation
import Numerics

/// A kernel of the Euclidean distance.
public struct RadialKernel: Sendable, Hashable, Codable {
    public enum Shape: String, Sendable, Hashable, Codable, CaseIterable {
        /// exp(−‖x − x'‖²/(2ℓ²)).
        case gaussian
        /// exp(−‖x − x'‖/ℓ).
        case laplace
    }

    public let shape: Shape
    /// ℓ > 0.
    public let lengthScale: Double

    public init(_ shape: Shape, lengthScale: Double) {
        precondition(lengthScale > 0, "a length scale is positive")
        self.shape = shape
        self.lengthScale = lengthScale
    }

    /// At a squared distance.
    @inline(__always)
    public func value(squaredDistance: Double) -> Double {
        switch shape {
        case .gaussian: exp(-0.5 * squaredDistance / (lengthScale * lengthScale))
        case .laplace: exp(-squaredDistance.squareRoot() / lengthScale)
        }
    }

    /// K_ij = K(x_i, x'_j).
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - others: x', `[m × d]`.
    public func matrix(_ points: Matrix, _ others: Matrix) -> Matrix {
        matrix(squaredDistances: squaredDistances(points, others))
    }

    /// From ‖x_i − x'_j‖², which several kernels can share.
    func matrix(squaredDistances: Matrix) -> Matrix { squaredDistances.map { value(squaredDistance: $0) } }
}

/// ‖x_i − x'_j‖², `[n × m]`, relatively exact also for close points.
func squaredDistances(_ points: Matrix, _ others: Matrix) -> Matrix {
    precondition(points.columns == others.columns, "points of one dimension")
    var distances = Matrix(rows: points.rows, columns: others.rows)
    points.withUnsafeElements { left in
        others.withUnsafeElements { right in
            distances.withUnsafeMutableElements { result in
                for column in 0..<others.rows {
                    let start = column * points.rows
                    for coordinate in 0..<points.columns {
                        let other = right[coordinate * others.rows + column]
                        let first = coordinate * points.rows
                        for row in 0..<points.rows {
                            let difference = left[first + row] - other
                            result[start + row] += difference * difference
                        }
                    }
                }
            }
        }
    }
    return distances
}
