import Numerics
import SpectrumKernels

/// The longest step of linear descent r ← (I − ηKS) r that does not diverge.
public enum StabilityLimit {
    /// 2/λ_max(KS); infinite for K = 0.
    ///
    /// KS is similar to Λ^{1/2} Vᵀ S V Λ^{1/2} with K = VΛVᵀ, which is symmetric.
    ///
    /// - Parameters:
    ///   - kernel: K, `[n × n]`, symmetric and positive semi-definite.
    ///   - preconditioner: S; none is the identity.
    /// - Throws: ``NetworkFailure/noEigenvalues(_:)`` if LAPACK finds none.
    /// - Complexity: O(n³).
    public static func step(kernel: Matrix, preconditioner: (any Preconditioner)?) throws(NetworkFailure) -> Double {
        do throws(LinearAlgebraError) {
            let spectrum = try SymmetricEigendecomposition(of: kernel)
            guard let preconditioner else { return 2 / max(spectrum.values.first ?? 0, 0) }
            let root = spectrum.vectors.scaling(columns: spectrum.values.map { max($0, 0).squareRoot() })
            let similar = root.transposeMultiplied(by: preconditioner.apply(to: root))
            return 2 / max(try SymmetricEigendecomposition(of: similar).values.first ?? 0, 0)
        } catch {
            throw .noEigenvalues(error)
        }
    }
}
