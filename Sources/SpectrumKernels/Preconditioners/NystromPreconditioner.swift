import Numerics

/// S of a Nyström approximation U diag(l) Uᵀ of K from some of its columns:
/// S = I + U diag((l_k + ρ)/(l + ρ) − 1) Uᵀ, which brings the leading l down to the last of them.
///
/// - Source: Frangella, Tropp & Udell 2023 (arXiv 2110.02820); the approximation as in Williams & Seeger 2001.
public struct NystromPreconditioner: Preconditioner, Hashable {
    /// The approximate eigenpairs of K, `[k]`.
    public let pairs: LeadingEigenpairs
    public let ridge: Double
    private let changes: [Double]

    /// - Parameters:
    ///   - kernel: in the unit of which K is; scaled by `scale`.
    ///   - points: all n.
    ///   - landmarks: the indices of k ≤ n points; K is read at their columns alone.
    ///   - ridge: ρ ≥ 0, in the unit of the scaled K.
    ///   - scale: K is the Gram matrix times this, such as 1/n.
    /// - Throws: ``SpectrumKernelError/duplicatePoints(first:second:)`` among the landmarks. Directions of
    ///   landmarks that are nearly dependent are left out.
    /// - Complexity: nk evaluations of the kernel and 4nk² operations; 4nkm for a product.
    public init(
        _ kernel: some ZonalKernel, points: SpherePoints, landmarks: [Int], ridge: Double = 0, scale: Double = 1
    ) throws(SpectrumKernelError) {
        precondition(!landmarks.isEmpty && ridge >= 0 && scale > 0, "landmarks, and a ridge that is not negative")
        guard landmarks.count <= points.count else {
            throw .tooManyPairs(requested: landmarks.count, available: points.count)
        }
        let chosen = points.selecting(landmarks)
        try chosen.requireDistinct()
        let columns = scale * (try kernel.matrix(points, chosen))
        let core = scale * (try kernel.gram(chosen))
        self.pairs = try Self.approximation(columns: columns, core: core)
        self.ridge = ridge
        let last = (pairs.values.last ?? 0) + ridge
        changes = pairs.values.map { last / ($0 + ridge) - 1 }
    }

    /// C W⁻¹ Cᵀ = B Bᵀ with B = C L⁻ᵀ, whose left singular vectors are eigenvectors.
    private static func approximation(columns: Matrix, core: Matrix) throws(SpectrumKernelError) -> LeadingEigenpairs {
        let rounding = LeadingEigenpairs.rounding(core.rows, core.maximumNorm)
        let inner = try LeadingEigenpairs(of: core)
        let count = inner.values.prefix { $0 > rounding }.count
        let kept = try inner.leading(count)
        let root = columns * kept.vectors.scaling(columns: kept.values.map { 1 / $0.squareRoot() })
        let outer = try LeadingEigenpairs(of: root.gram())
        let rank = outer.values.prefix { $0 > rounding }.count
        let leading = try outer.leading(rank)
        let vectors = root * leading.vectors.scaling(columns: leading.values.map { 1 / $0.squareRoot() })
        return LeadingEigenpairs(values: leading.values, vectors: vectors)
    }

    public var label: String { "Nyström" }
    public var size: Int { pairs.size }

    public func apply(to residuals: Matrix) -> Matrix {
        precondition(residuals.rows == size, "one row of the residuals a training point")
        var coordinates = pairs.vectors.transposeMultiplied(by: residuals)
        for column in 0..<coordinates.columns {
            for row in changes.indices { coordinates[row, column] *= changes[row] }
        }
        return residuals + pairs.vectors * coordinates
    }
}
