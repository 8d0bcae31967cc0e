import Numerics

/// S = I − Σ_{i ≤ k} (1 − g(λ_i)/λ_i) v_i v_iᵀ: KS has the eigenvalue g(λ_i) in place of λ_i, from the leading eigenpairs alone.
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531).
public struct SpectrumPreconditioner: Preconditioner, Hashable, Codable {
    public let label: String
    /// λ_i and v_i, `[k]`.
    public let pairs: LeadingEigenpairs
    /// g(λ_i), `[k]`.
    public let modifiedEigenvalues: [Double]
    /// c_i = g(λ_i)/λ_i − 1, `[k]`: S = I + V diag(c) Vᵀ.
    private let changes: [Double]

    /// - Parameters:
    ///   - pairs: of the Gram matrix, or of it over n: g is applied to the eigenvalues in their unit.
    ///   - map: g.
    /// - Throws: what the map throws; ``SpectrumKernelError/vanishingEigenvalue(index:value:)`` where g asks to raise an eigenvalue that is zero
    ///   to working precision.
    public init(
        pairs: LeadingEigenpairs, map: EigenvalueMap, label: String = "spectrum"
    ) throws(SpectrumKernelError) {
        let modified = try map(pairs.values)
        try pairs.requireAttainable(modified)
        let floor = LeadingEigenpairs.rounding(pairs.size, pairs.values.first ?? 0)
        self.label = label
        self.pairs = pairs
        changes = zip(pairs.values, modified).map { $0 > floor ? $1 / $0 - 1 : 0 }
        modifiedEigenvalues = modified
    }

    public var size: Int { pairs.size }

    /// - Complexity: 4nkm operations; nothing of order n × n is formed.
    public func apply(to residuals: Matrix) -> Matrix {
        precondition(residuals.rows == size, "one row of the residuals a training point")
        guard pairs.count > 0 else { return residuals }
        var coordinates = pairs.vectors.transposeMultiplied(by: residuals)
        for column in 0..<coordinates.columns {
            for row in changes.indices { coordinates[row, column] *= changes[row] }
        }
        return residuals + pairs.vectors * coordinates
    }
}
