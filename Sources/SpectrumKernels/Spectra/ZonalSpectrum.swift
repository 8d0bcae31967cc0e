internal import Foundation
import Numerics

/// The eigenvalues of a zonal kernel for the uniform probability measure on S^{d−1}, one for each degree of spherical harmonics.
public struct ZonalSpectrum: Sendable, Hashable, Codable {
    /// d.
    public let dimension: Int
    /// λ_k of degree k, `[m + 1]`. Values below about 10⁻¹⁶ of the largest are rounding errors, and may be negative.
    public let eigenvalues: [Double]
    /// κ(1) = Σ N(d, k) λ_k over all degrees.
    public let trace: Double

    /// By the Funk–Hecke formula: λ_k = c ∫ κ(cos θ) P_k(cos θ) sin^{d−2}θ dθ, over 0 ≤ θ ≤ π, where c makes it a mean.
    ///
    /// ReLU kernels have kinks in cos θ and none in θ: a Gauss–Legendre rule in θ converges exponentially.
    ///
    /// - Parameters:
    ///   - dimension: d ≥ 2.
    ///   - degree: m, the last.
    ///   - nodes: of the rule; enough for the degree if nil.
    /// - Complexity: nodes · degree, and nodes² once.
    /// - Source: Müller 1966, the Funk–Hecke formula.
    public init(of kernel: some ZonalKernel, dimension: Int, through degree: Int, nodes: Int? = nil) {
        precondition(dimension >= 2 && degree >= 0, "a sphere, and degrees on it")
        let count = nodes ?? degree + 2 * dimension + 64
        let rule = GaussQuadrature.legendre(count: count)
        let polynomials = Gegenbauer(dimension: dimension)
        var sums = [Double](repeating: 0, count: degree + 1)
        for (node, weight) in zip(rule.nodes, rule.weights) {
            let angle = 0.5 * .pi * (1 + node)
            let mass = 0.5 * .pi * weight * pow(sin(angle), Double(dimension - 2)) * Self.density(dimension)
            let factor = mass * kernel.value(angle: angle)
            for (k, value) in polynomials.values(through: degree, at: cos(angle)).enumerated() { sums[k] += factor * value }
        }
        self.dimension = dimension
        eigenvalues = sums
        trace = kernel.value(angle: 0)
    }

    /// On the circle, in closed form, where the kernel knows it.
    ///
    /// - Returns: nil where it does not.
    public init?(closedFormOf kernel: some ZonalKernel, through degree: Int) {
        var values: [Double] = []
        for frequency in 0...degree {
            guard let value = kernel.circleEigenvalue(frequency: frequency) else { return nil }
            values.append(value)
        }
        dimension = 2
        eigenvalues = values
        trace = kernel.value(angle: 0)
    }

    /// N(d, k): how often the eigenvalue of degree k stands in the spectrum; `Int.max` if more often than that.
    public func multiplicity(degree: Int) -> Int { harmonicCount(degree: degree, dimension: dimension) }

    /// The largest eigenvalues, each as often as it stands in the spectrum, decreasing, `[count]` or as many as the degrees give.
    public func sorted(count: Int) -> [Double] {
        let order = eigenvalues.indices.sorted { (-eigenvalues[$0], $0) < (-eigenvalues[$1], $1) }
        var result: [Double] = []
        for degree in order where result.count < count {
            let copies = min(multiplicity(degree: degree), count - result.count)
            result += [Double](repeating: eigenvalues[degree], count: copies)
        }
        return result
    }

    /// What the degrees beyond the last would add to the trace.
    public var tail: Double {
        trace
            - PairwiseSum.sum(count: eigenvalues.count) {
                harmonicMultiplicity(degree: $0, dimension: dimension) * eigenvalues[$0]
            }
    }

    /// Γ(d/2)/(√π Γ((d − 1)/2)).
    private static func density(_ dimension: Int) -> Double {
        exp(lgamma(0.5 * Double(dimension)) - lgamma(0.5 * Double(dimension - 1))) / Double.pi.squareRoot()
    }
}
