internal import Foundation

/// Eigenvalues λ_j = j^{−γ}.
public struct PowerLawSpectrum: Codable, Sendable, Hashable {
    /// γ > 1.
    public let exponent: Double

    public init(exponent: Double) {
        precondition(exponent > 1, "the eigenvalues of a kernel are summable: γ > 1")
        self.exponent = exponent
    }

    /// λ₁ … λ_N; never below the least normal number.
    public func eigenvalues(count: Int) -> [Double] {
        (0..<count).map { max(pow(Double($0 + 1), -exponent), .leastNormalMagnitude) }
    }
}
