internal import Foundation
import Numerics

/// The principal angles between two subspaces: how far each direction of one is from the other, at best.
///
/// Cosines tell angles near a right angle apart, sines small ones: both are computed, and each angle takes the better one.
/// - Source: Björck & Golub 1973.
public struct PrincipalAngles: Codable, Sendable, Hashable {
    /// In radians, from 0 to π/2, increasing; as many as the smaller subspace has dimensions.
    public let angles: [Double]

    /// - Parameters:
    ///   - first: an orthonormal basis, `[N × k]`.
    ///   - second: an orthonormal basis, `[N × l]`.
    /// - Throws: ``LinearAlgebraError`` if a basis is not finite.
    /// - Complexity: O(N k l).
    public init(between first: Matrix, and second: Matrix) throws(LinearAlgebraError) {
        precondition(first.rows == second.rows, "subspaces of one space")
        let (large, small) = first.columns >= second.columns ? (first, second) : (second, first)
        let projection = large.transposeMultiplied(by: small)
        let cosines = try SingularValues(of: projection).values
        let sines = try SingularValues(of: small - large * projection).values.reversed()
        angles = zip(cosines, sines).map { atan2($1, $0) }
    }

    /// The mean cos² of the angles: 1 if the smaller subspace lies in the larger one, k/N on average for a random one.
    public var overlap: Double {
        angles.isEmpty ? 1 : PairwiseSum.sum(angles.map { cos($0) * cos($0) }) / Double(angles.count)
    }
}
