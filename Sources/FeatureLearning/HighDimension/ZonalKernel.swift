import Numerics

/// A kernel of the angle on the sphere, k(x, x') = κ(⟨x, x'⟩), with its eigenvalue for each degree: κ = Σ μ_ℓ N_ℓ P_ℓ.
public struct ZonalKernel: Sendable {
    public let harmonics: ZonalHarmonics
    /// κ, of the cosine.
    public let profile: @Sendable (Double) -> Double
    /// μ₀ … μ_L for the uniform probability on the sphere. N_ℓ eigenfunctions share μ_ℓ.
    public let eigenvalues: [Double]

    /// - Parameters:
    ///   - dimension: d ≥ 3.
    ///   - degree: L, through which eigenvalues are computed.
    ///   - profile: κ, positive definite and smooth in the angle.
    /// - Complexity: a quadrature with 200 nodes.
    public init(dimension: Int, degree: Int, profile: @escaping @Sendable (Double) -> Double) {
        harmonics = ZonalHarmonics(dimension: dimension)
        self.profile = profile
        let harmonics = harmonics
        eigenvalues = (0...degree).map { degree in
            let mean = harmonics.mean { profile($0) * harmonics.value(ofDegree: degree, at: $0) }
            // P_ℓ is of the size of 1/√N_ℓ: what cancels to rounding errors of that is a zero.
            return mean > 1e-14 * abs(profile(1)) / harmonics.multiplicity(ofDegree: degree).squareRoot() ? mean : 0
        }
    }

    /// L.
    public var degree: Int { eigenvalues.count - 1 }

    /// μ_ℓ N_ℓ: what a degree contributes to κ(1) = k(x, x).
    public var masses: [Double] {
        eigenvalues.indices.map { eigenvalues[$0] * harmonics.multiplicity(ofDegree: $0) }
    }

    /// κ(1) − Σ μ_ℓ N_ℓ, the mass of the degrees beyond L. In high dimension they act on a sample as a ridge of this size does.
    public var massBeyond: Double { max(profile(1) - masses.reduce(0, +), 0) }

    /// K_ij = κ(C_ij).
    public func matrix(cosines: Matrix) -> Matrix { cosines.map(profile) }
}
