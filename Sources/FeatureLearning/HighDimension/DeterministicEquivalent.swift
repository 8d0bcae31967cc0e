internal import Foundation
import SpectrumKernels

/// What kernel ridge regression amounts to in high dimension: a filter on the eigenfunctions, without any sample.
///
/// With K's eigenvalues μ and multiplicities N, the effective ridge ν solves n = Σ N μ/(μ + ν) + ridge/ν. Of each eigenfunction the
/// share ν/(μ + ν) stays unlearned; noise and whatever is unlearned elsewhere come in with variance in proportion to
/// (μ/(μ + ν))²/n.
/// - Source: Canatar, Bordelon & Pehlevan 2021 (doi 10.1038/s41467-021-23103-1), eqs. (4)–(7); proved by Misiakiewicz & Saeed 2024
///   (arXiv 2403.08938).
public struct DeterministicEquivalent: Sendable, Hashable, Codable {
    /// ν.
    public let effectiveRidge: Double
    /// γ = Σ N (μ/(μ + ν))²/n, less than 1.
    public let overlap: Double
    private let eigenvalues: [Double]
    private let multiplicities: [Double]
    private let sampleSize: Double

    /// - Parameters:
    ///   - eigenvalues: μ_ℓ ≥ 0.
    ///   - multiplicities: N_ℓ, how many eigenfunctions share μ_ℓ.
    ///   - ridge: positive; the mass of what the eigenvalues leave out belongs to it.
    ///   - sampleSize: n ≥ 1.
    public init(eigenvalues: [Double], multiplicities: [Double], ridge: Double, sampleSize: Double) {
        precondition(eigenvalues.count == multiplicities.count, "one multiplicity an eigenvalue")
        precondition(ridge > 0 && sampleSize >= 1, "a ridge is positive, and there is a sample")
        let pairs = zip(eigenvalues, multiplicities)
        /// How many samples an effective ridge of e^x answers to; decreasing.
        func samples(_ x: Double) -> Double {
            let ridgeNow = exp(x)
            return pairs.reduce(ridge / ridgeNow) { $0 + $1.1 * $1.0 / ($1.0 + ridgeNow) }
        }
        let mass = pairs.reduce(ridge) { $0 + $1.0 * $1.1 }
        // Between ridge/n and (ridge + trace)/n.
        var (low, high) = (log(ridge / sampleSize), log(mass / sampleSize))
        for _ in 0..<100 {
            let middle = 0.5 * (low + high)
            if samples(middle) > sampleSize { low = middle } else { high = middle }
        }
        let found = exp(0.5 * (low + high))
        effectiveRidge = found
        overlap = pairs.reduce(0) { $0 + $1.1 * pow($1.0 / ($1.0 + found), 2) } / sampleSize
        self.eigenvalues = eigenvalues
        self.multiplicities = multiplicities
        self.sampleSize = sampleSize
    }

    /// For a kernel on the sphere, the degrees beyond the spectrum's last as part of the ridge.
    public init(spectrum: ZonalSpectrum, ridge: Double, sampleSize: Double) {
        self.init(
            // Negative ones are rounding errors around zero.
            eigenvalues: spectrum.eigenvalues.map { max($0, 0) },
            multiplicities: spectrum.eigenvalues.indices.map { harmonicMultiplicity(degree: $0, dimension: spectrum.dimension) },
            ridge: ridge + max(spectrum.tail, 0), sampleSize: sampleSize)
    }

    /// The error of each group of eigenfunctions.
    ///
    /// - Parameters:
    ///   - energies: of the target in each group.
    ///   - noise: σ, the standard deviation of a response.
    public func errors(energies: [Double], noise: Double) -> DegreeErrors {
        precondition(energies.count == eigenvalues.count, "one energy a group")
        let unlearned = eigenvalues.map { pow(effectiveRidge / ($0 + effectiveRidge), 2) }
        let bias = zip(unlearned, energies).reduce(0) { $0 + $1.0 * $1.1 }
        let prediction = (bias + noise * noise) / (1 - overlap)
        return DegreeErrors(
            errors: eigenvalues.indices.map { index in
                let learned = eigenvalues[index] / (eigenvalues[index] + effectiveRidge)
                return unlearned[index] * energies[index]
                    + multiplicities[index] / sampleSize * learned * learned * prediction
            })
    }
}
