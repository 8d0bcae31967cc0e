import Numerics

/// A kernel whose spectrum went through a map, known from n points: k_g = Σ g(λ_i) φ_i(x) φ_i(x').
///
/// The Gram matrix K = V diag(l) Vᵀ gives λ_i ≈ l_i/n and φ_i(x_j) ≈ √n v_ij. Elsewhere the eigenfunctions are continued by
/// Nyström's formula φ_i(x) = √n/l_i Σ_j K(x, x_j) v_ij, so that k_g is known at any two points.
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531); Nyström's formula as in Williams & Seeger 2001.
public struct ModifiedSpectrumKernel<Kernel: ZonalKernel>: Sendable {
    public let kernel: Kernel
    public let points: SpherePoints
    /// λ_i = l_i/n with v_i, `[k]`.
    public let pairs: LeadingEigenpairs
    /// g(λ_i), `[k]`.
    public let modifiedEigenvalues: [Double]

    /// - Parameter pairs: of K/n, all or the leading ones; the rest of the spectrum counts as zero.
    /// - Throws: what the map throws.
    public init(
        _ kernel: Kernel, points: SpherePoints, pairs: LeadingEigenpairs, map: EigenvalueMap
    ) throws(SpectrumKernelError) {
        precondition(pairs.size == points.count, "eigenvectors over the points")
        self.kernel = kernel
        self.points = points
        self.pairs = pairs
        modifiedEigenvalues = try map(pairs.values)
    }

    /// From the leading pairs of the Gram matrix by LAPACK.
    ///
    /// - Parameter count: k; all n if nil.
    /// - Complexity: O(n³), n² numbers.
    public init(
        _ kernel: Kernel, points: SpherePoints, count: Int? = nil, map: EigenvalueMap
    ) throws(SpectrumKernelError) {
        let gram = try kernel.gram(points)
        let pairs = try LeadingEigenpairs(of: gram, count: count).scaled(by: 1 / Double(points.count))
        try self.init(kernel, points: points, pairs: pairs, map: map)
    }

    /// K̃_g = V diag(n g(l/n)) Vᵀ: k_g at the points, `[n × n]`.
    public func gram() -> Matrix {
        let size = Double(points.count)
        let roots = modifiedEigenvalues.map { (size * $0).squareRoot() }
        return pairs.vectors.scaling(columns: roots).outerGram()
    }

    /// φ_i at other points, `[m × k]`; zero where λ_i is zero to working precision.
    public func eigenfunctions(at others: SpherePoints) throws(SpectrumKernelError) -> Matrix {
        let size = Double(points.count)
        let floor = LeadingEigenpairs.rounding(points.count, pairs.values.first ?? 0)
        let factors = pairs.values.map { $0 > floor ? 1 / (size.squareRoot() * $0) : 0 }
        return (try kernel.matrix(others, points) * pairs.vectors).scaling(columns: factors)
    }

    /// k_g(x_i, x'_j) out of sample, `[m × m']`.
    public func matrix(_ left: SpherePoints, _ right: SpherePoints) throws(SpectrumKernelError) -> Matrix {
        let first = try eigenfunctions(at: left).scaling(columns: modifiedEigenvalues)
        return first.multiplied(byTransposeOf: try eigenfunctions(at: right))
    }

    /// ‖K̃_g − K_g‖/‖K_g‖ in the Frobenius norm.
    ///
    /// - Parameter truth: K_g at the points, `[n × n]`.
    public func relativeError(from truth: Matrix) -> Double { (gram() - truth).norm / truth.norm }
}
