import Numerics

/// Kernel ridge regression with a kernel of the angle: f̂ = Σ α_i κ(⟨x_i, ·⟩), α = (K + ridge · I)⁻¹ y. Its error is exact.
public struct ZonalRegression: Sendable {
    public let kernel: ZonalKernel
    /// α, `[n]`.
    public let weights: [Double]
    private let points: Matrix
    private let cosines: Matrix
    private let ridge: Double
    private let responses: [Double]

    /// - Parameters:
    ///   - kernel: of the sphere.
    ///   - ridge: added to the diagonal of the Gram matrix; not negative.
    ///   - points: unit vectors, `[n × d]`.
    ///   - responses: y, `[n]`.
    /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` if the ridge is too small for double precision.
    /// - Complexity: n²d + n³/3 operations.
    public init(
        kernel: ZonalKernel, ridge: Double, points: Matrix, responses: [Double]
    ) throws(LinearAlgebraError) {
        precondition(points.rows == responses.count && points.rows > 0, "one response a point, and at least one")
        precondition(points.columns == kernel.harmonics.dimension && ridge >= 0, "points of the sphere; a ridge is not negative")
        self.kernel = kernel
        self.points = points
        self.ridge = ridge
        self.responses = responses
        cosines = points.outerGram()
        var gram = kernel.matrix(cosines: cosines)
        for index in 0..<points.rows { gram[index, index] += ridge }
        weights = try CholeskyFactorization(of: gram).solve(responses)
    }

    /// f̂ at other points, `[m]`.
    public func predict(_ others: Matrix) -> [Double] {
        kernel.matrix(cosines: others.multiplied(byTransposeOf: points)) * weights
    }

    /// ‖Π_ℓ(f̂ − f*)‖² for each degree, over the uniform probability on the sphere: exact, since
    /// Π_ℓ f̂ = μ_ℓ N_ℓ Σ α_i P_ℓ(⟨x_i, ·⟩), so that ‖Π_ℓ f̂‖² = μ_ℓ² N_ℓ αᵀP_ℓ(XXᵀ)α and ⟨Π_ℓ f̂, f*⟩ = μ_ℓ Σ α_i f*_ℓ(x_i).
    ///
    /// - Parameter target: f*, of no greater degree than the kernel's L.
    /// - Complexity: O(n² L).
    public func errors(for target: ZonalTarget) -> DegreeErrors {
        precondition(target.degree <= kernel.degree, "the kernel's eigenvalues are known for the target's degrees")
        let energies = target.energies(through: kernel.degree)
        let parts = target.partValues(at: points)
        let forms = quadraticForms()
        let errors = energies.indices.map { degree -> Double in
            let eigenvalue = kernel.eigenvalues[degree]
            let overlap = degree < parts.count ? PairwiseSum.sum(zip(weights, parts[degree]).map(*)) : 0
            let norm = eigenvalue * eigenvalue * kernel.harmonics.multiplicity(ofDegree: degree) * forms[degree]
            return energies[degree] - 2 * eigenvalue * overlap + norm
        }
        return DegreeErrors(errors: errors, beyond: energyBeyond)
    }

    /// A bound of ‖Π_{>L} f̂‖² ≤ max_{ℓ>L} μ_ℓ · αᵀKα, with μ_ℓ ≤ mass/N_{L+1}.
    private var energyBeyond: Double {
        let squaredNorm = PairwiseSum.sum(count: weights.count) { weights[$0] * (responses[$0] - ridge * weights[$0]) }
        return kernel.massBeyond / kernel.harmonics.multiplicity(ofDegree: kernel.degree + 1) * max(squaredNorm, 0)
    }

    /// αᵀP_ℓ(XXᵀ)α for ℓ = 0 … L, column by column of XXᵀ.
    private func quadraticForms() -> [Double] {
        let (count, degree, harmonics) = (weights.count, kernel.degree, kernel.harmonics)
        let blocks = Array(stride(from: 0, to: count, by: 64))
        let partial = blocks.parallelMap { first -> [Double] in
            var sums = [Double](repeating: 0, count: degree + 1)
            for column in first..<min(first + 64, count) {
                let forms = Self.columnForms(cosines, column, weights, degree, harmonics)
                for index in sums.indices { sums[index] += weights[column] * forms[index] }
            }
            return sums
        }
        return (0...degree).map { index in PairwiseSum.sum(partial.map { $0[index] }) }
    }

    /// Σ_i α_i P_ℓ(C_ij) for one column j.
    private static func columnForms(
        _ cosines: Matrix, _ column: Int, _ weights: [Double], _ degree: Int, _ harmonics: ZonalHarmonics
    ) -> [Double] {
        let count = weights.count
        var forms = [weights.reduce(0, +)]
        guard degree > 0 else { return forms }
        let cosine = cosines.column(column)
        var (before, value) = ([Double](repeating: 1, count: count), cosine)
        for k in 1...degree {
            var sum = 0.0
            for row in 0..<count { sum += weights[row] * value[row] }
            forms.append(sum)
            guard k < degree else { break }
            let rule = harmonics.recurrence(k)
            for row in 0..<count { before[row] = rule.first * cosine[row] * value[row] - rule.second * before[row] }
            swap(&before, &value)
        }
        return forms
    }
}
