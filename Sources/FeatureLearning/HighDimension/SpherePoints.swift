import Numerics

/// Independent uniform points on the unit sphere S^{d−1}.
public enum SpherePoints {
    /// - Parameters:
    ///   - count: n.
    ///   - dimension: d ≥ 1.
    ///   - stream: point i reads the normals from i·d on, so a larger sample begins with a smaller one.
    /// - Returns: `[n × d]`, rows of length one.
    public static func uniform(count: Int, dimension: Int, from stream: RandomStream) -> Matrix {
        precondition(count >= 0 && dimension >= 1, "a sphere has a dimension")
        let normals = stream.normals(count: count * dimension)
        let lengths = (0..<count).map { point in
            PairwiseSum.sum(normals[point * dimension..<(point + 1) * dimension].map { $0 * $0 }).squareRoot()
        }
        return Matrix(rows: count, columns: dimension) { normals[$0 * dimension + $1] / lengths[$0] }
    }
}
