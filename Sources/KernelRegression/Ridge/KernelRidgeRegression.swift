import Numerics

/// f(x) = ȳ + Σ α_i K(x, x_i), α = (K + ridge · I)⁻¹ (y − ȳ).
public struct KernelRidgeRegression: Sendable, Hashable {
    public let kernel: RadialKernel
    /// Added to the diagonal of the Gram matrix; not negative.
    public let ridge: Double
    private let points: Matrix
    private let weights: [Double]
    private let mean: Double

    /// - Parameters:
    ///   - points: `[n × d]`.
    ///   - responses: y, `[n]`.
    /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` if the ridge is too small for double precision.
    /// - Complexity: n³/3 operations.
    public init(
        kernel: RadialKernel, ridge: Double, points: Matrix, responses: [Double]
    ) throws(LinearAlgebraError) {
        precondition(points.rows == responses.count && points.rows > 0, "one response a point, and at least one")
        precondition(ridge >= 0, "a ridge is not negative")
        let mean = Summary(responses).mean
        var gram = kernel.matrix(points, points)
        for index in 0..<points.rows { gram[index, index] += ridge }
        weights = try CholeskyFactorization(of: gram).solve(responses.map { $0 - mean })
        self.kernel = kernel
        self.ridge = ridge
        self.points = points
        self.mean = mean
    }

    /// At other points, `[m]`.
    public func predict(_ others: Matrix) -> [Double] { (kernel.matrix(others, points) * weights).map { mean + $0 } }
}
