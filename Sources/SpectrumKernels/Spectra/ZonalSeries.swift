internal import Foundation
import Numerics

/// A kernel given by its eigenvalues: κ(t) = Σ N(d, k) λ_k P_k(t), on S^{d−1}.
public struct ZonalSeries: ZonalKernel, Hashable, Codable {
    public let label: String
    /// d.
    public let dimension: Int
    /// λ_k, of degrees from 0 on.
    public let eigenvalues: [Double]
    private let terms: [Double]

    public init(dimension: Int, eigenvalues: [Double], label: String = "series") {
        self.label = label
        self.dimension = dimension
        self.eigenvalues = eigenvalues
        terms = eigenvalues.enumerated().map { harmonicMultiplicity(degree: $0, dimension: dimension) * $1 }
    }

    /// By the polynomials' recurrence, upwards.
    ///
    /// - Complexity: one step of the recurrence a degree.
    public func value(angle: Double) -> Double {
        value(cosine: cos(angle))
    }

    public func replace(cosines: UnsafeMutableBufferPointer<Double>) {
        for index in cosines.indices { cosines[index] = value(cosine: min(max(cosines[index], -1), 1)) }
    }

    public func circleEigenvalue(frequency: Int) -> Double? {
        guard dimension == 2 else { return nil }
        return frequency < eigenvalues.count ? eigenvalues[frequency] : 0
    }

    private func value(cosine t: Double) -> Double {
        var (before, value, sum) = (0.0, 1.0, 0.0)
        let shift = Double(dimension - 2)
        for (degree, term) in terms.enumerated() {
            sum += term * value
            let k = Double(degree)
            let next = degree == 0 ? t : ((2 * k + shift) * t * value - k * before) / (k + shift)
            (before, value) = (value, next)
        }
        return sum
    }
}
