import Numerics

/// Orthonormal functions, each with the eigenvalue that a kernel gives it: K(x, x') = Σ λ_j e_j(x) e_j(x').
public protocol FunctionBasis: Sendable {
    /// d, of the points.
    var dimension: Int { get }

    /// λ, `[N]`, positive, non-increasing.
    var eigenvalues: [Double] { get }

    /// Φ with Φ_ij = e_j(x_i), `[n × N]`.
    ///
    /// - Parameter points: `[n × d]`.
    func designMatrix(at points: Matrix) -> Matrix

    /// The design matrix as products of waves, where it has that form: its products with vectors are then several times as fast.
    ///
    /// - Parameter points: `[n × d]`.
    func waveFactors(at points: Matrix) -> WaveFactors?
}

extension FunctionBasis {
    /// N.
    public var count: Int { eigenvalues.count }

    public func waveFactors(at points: Matrix) -> WaveFactors? { nil }

    /// Σ θ_j e_j at the points, `[n]`.
    public func values(of coefficients: [Double], at points: Matrix) -> [Double] {
        designMatrix(at: points) * coefficients
    }
}
