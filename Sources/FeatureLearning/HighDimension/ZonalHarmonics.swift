internal import Foundation
import Numerics

/// The harmonics of each degree on the sphere S^{d−1} ⊂ R^d that depend on one direction alone: Gegenbauer's polynomials P_ℓ(⟨w, x⟩),
/// normalized so that P_ℓ(1) = 1.
///
/// They are the projections onto a degree: over uniform x, E P_ℓ(⟨w, x⟩) P_k(⟨v, x⟩) is P_ℓ(⟨w, v⟩)/N_ℓ if k = ℓ, and 0 otherwise.
/// - Source: Müller, "Spherical harmonics", 1966; Ghorbani, Mei, Misiakiewicz & Montanari 2021 (arXiv 1904.12191), appendix.
public struct ZonalHarmonics: Sendable, Hashable, Codable {
    /// d ≥ 3, of the space around the sphere.
    public let dimension: Int

    public init(dimension: Int) {
        precondition(dimension >= 3, "a sphere with more than two points a degree: d is at least 3")
        self.dimension = dimension
    }

    /// N_ℓ, how many orthonormal harmonics a degree has; about d^ℓ/ℓ! in high dimension.
    public func multiplicity(ofDegree degree: Int) -> Double {
        precondition(degree >= 0, "a degree is not negative")
        guard degree > 0 else { return 1 }
        // N_ℓ = (2ℓ + d − 2)/ℓ · C(ℓ + d − 3, ℓ − 1).
        var binomial = 1.0
        for k in stride(from: 1, to: degree, by: 1) { binomial *= Double(dimension - 2 + k) / Double(k) }
        return (Double(2 * degree + dimension - 2) / Double(degree) * binomial).rounded()
    }

    /// P₀(t) … P_L(t).
    ///
    /// - Parameters:
    ///   - cosine: t, from −1 to 1.
    ///   - degree: L ≥ 0.
    public func values(at cosine: Double, through degree: Int) -> [Double] {
        var values = [1.0]
        if degree > 0 { values.append(cosine) }
        for k in stride(from: 1, to: degree, by: 1) {
            let rule = recurrence(k)
            values.append(rule.first * cosine * values[k] - rule.second * values[k - 1])
        }
        return values
    }

    /// P_ℓ(t).
    public func value(ofDegree degree: Int, at cosine: Double) -> Double { values(at: cosine, through: degree)[degree] }

    /// E f(⟨w, x⟩) over uniform x on the sphere.
    ///
    /// - Parameters:
    ///   - nodes: of a Gauss–Legendre rule in the angle, in which the kernels of wide ReLU networks are smooth.
    ///   - function: of the cosine t = ⟨w, x⟩.
    public func mean(nodes: Int = 200, _ function: (Double) -> Double) -> Double {
        let rule = GaussQuadrature.legendre(count: nodes)
        let power = Double(dimension - 2)
        let mass = rule.integral(from: 0, to: .pi) { pow(sin($0), power) }
        return rule.integral(from: 0, to: .pi) { pow(sin($0), power) * function(cos($0)) } / mass
    }

    /// P_{k+1} = first · t P_k − second · P_{k−1}.
    @inline(__always)
    func recurrence(_ k: Int) -> (first: Double, second: Double) {
        let scale = 1 / Double(k + dimension - 2)
        return (Double(2 * k + dimension - 2) * scale, Double(k) * scale)
    }
}
