import Numerics
import SpectrumKernels

/// Kernel ridge regression with a kernel of the angle: f̂ = Σ α_i κ(⟨x_i, ·⟩), α = (K + ridge · I)⁻¹ y. Its error is exact.
public struct ZonalRegression: Sendable {
    public let spectrum: ZonalSpectrum
    /// α, `[n]`.
    public let weights: [Double]
    private let kernel: any ZonalKernel
    private let points: SpherePoints
    private let ridge: Double
    private let responses: [Double]

    /// - Parameters:
    ///   - kernel: of the angle.
    ///   - spectrum: its eigenvalues, through the greatest degree L for which errors will be asked.
    ///   - ridge: added to the diagonal of the Gram matrix; not negative.
    ///   - points: of the spectrum's sphere.
    ///   - responses: y, `[n]`.
    /// - Throws: ``SpectrumKernelError/linearAlgebra(_:)`` if the ridge is too small for double precision, `.memoryExceeded`.
    /// - Complexity: n²d + n³/3 operations.
    public init(
        kernel: any ZonalKernel, spectrum: ZonalSpectrum, ridge: Double, points: SpherePoints, responses: [Double]
    ) throws(SpectrumKernelError) {
        precondition(points.count == responses.count && points.count > 0, "one response a point, and at least one")
        precondition(points.dimension == spectrum.dimension && ridge >= 0, "points of the sphere; a ridge is not negative")
        self.kernel = kernel
        self.spectrum = spectrum
        self.points = points
        self.ridge = ridge
        self.responses = responses
        var gram = try kernel.gram(points)
        for index in 0..<points.count { gram[index, index] += ridge }
        do { weights = try CholeskyFactorization(of: gram).solve(responses) } catch { throw .linearAlgebra(error) }
    }

    /// f̂ at other points, `[m]`.
    ///
    /// - Throws: ``SpectrumKernelError/memoryExceeded(bytes:limit:)``.
    public func predict(_ others: SpherePoints) throws(SpectrumKernelError) -> [Double] {
        try kernel.matrix(others, points) * weights
    }

    /// ‖Π_ℓ(f̂ − f*)‖² for each degree, over the uniform probability on the sphere: exact, since
    /// Π_ℓ f̂ = μ_ℓ N_ℓ Σ α_i P_ℓ(⟨x_i, ·⟩), so that ‖Π_ℓ f̂‖² = μ_ℓ² N_ℓ αᵀP_ℓ(XXᵀ)α and ⟨Π_ℓ f̂, f*⟩ = μ_ℓ Σ α_i f*_ℓ(x_i).
    ///
    /// - Parameter target: f*, of no greater degree than the spectrum's L.
    /// - Complexity: O(n² L).
    public func errors(for target: ZonalTarget) -> DegreeErrors {
        precondition(target.degree <= degree, "the kernel's eigenvalues are known for the target's degrees")
        let energies = target.energies(through: degree)
        let parts = target.partValues(at: points)
        let forms = quadraticForms()
        let errors = energies.indices.map { degree -> Double in
            let eigenvalue = spectrum.eigenvalues[degree]
            let overlap = degree < parts.count ? PairwiseSum.sum(zip(weights, parts[degree]).map(*)) : 0
            let norm = eigenvalue * eigenvalue * multiplicity(degree) * forms[degree]
            return energies[degree] - 2 * eigenvalue * overlap + norm
        }
        return DegreeErrors(errors: errors, beyond: energyBeyond)
    }

    /// N_ℓ.
    private func multiplicity(_ degree: Int) -> Double { harmonicMultiplicity(degree: degree, dimension: spectrum.dimension) }

    /// L.
    private var degree: Int { spectrum.eigenvalues.count - 1 }

    /// A bound of ‖Π_{>L} f̂‖² ≤ max_{ℓ>L} μ_ℓ · αᵀKα, with μ_ℓ ≤ tail/N_{L+1}.
    private var energyBeyond: Double {
        let squaredNorm = PairwiseSum.sum(count: weights.count) { weights[$0] * (responses[$0] - ridge * weights[$0]) }
        return max(spectrum.tail, 0) / multiplicity(degree + 1) * max(squaredNorm, 0)
    }

    /// αᵀP_ℓ(XXᵀ)α for ℓ = 0 … L, column by column of XXᵀ.
    private func quadraticForms() -> [Double] {
        let (count, degree, dimension) = (weights.count, degree, points.dimension)
        let coordinates = points.coordinates
        let partial = stride(from: 0, to: count, by: 64).map { $0..<min($0 + 64, count) }.parallelMap { block -> [Double] in
            let cosines = coordinates.multiplied(byTransposeOf: coordinates.selecting(rows: Array(block)))
            var sums = [Double](repeating: 0, count: degree + 1)
            for column in block {
                let forms = Self.columnForms(cosines.column(column - block.lowerBound), weights, degree, dimension)
                for index in sums.indices { sums[index] += weights[column] * forms[index] }
            }
            return sums
        }
        return (0...degree).map { index in PairwiseSum.sum(partial.map { $0[index] }) }
    }

    /// Σ_i α_i P_ℓ(c_i) for ℓ = 0 … L, by the polynomials' recurrence for all i together.
    private static func columnForms(_ cosines: [Double], _ weights: [Double], _ degree: Int, _ dimension: Int) -> [Double] {
        let count = weights.count
        var forms = [weights.reduce(0, +)]
        var (before, value) = ([Double](repeating: 1, count: count), cosines)
        for k in stride(from: 1, through: degree, by: 1) {
            var sum = 0.0
            for row in 0..<count { sum += weights[row] * value[row] }
            forms.append(sum)
            let scale = 1 / Double(k + dimension - 2)
            let (first, second) = (Double(2 * k + dimension - 2) * scale, Double(k) * scale)
            for row in 0..<count { before[row] = first * cosines[row] * value[row] - second * before[row] }
            swap(&before, &value)
        }
        return forms
    }
}
