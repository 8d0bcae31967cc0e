import SequenceModels

/// The sequence model θ = A diag(a b^D) β with learned eigenvectors: which of its parameters are trained, and how fast.
///
/// A is orthogonal, the identity at the start; a = √λ, b = b₀ and β = 0 there, as in Li & Lin's flows. The columns of A are the features,
/// d = a b^D is what each is multiplied by.
public struct FeatureModel: Codable, Sendable, Hashable {
    /// How each coordinate A·θ is written in trained parameters: whether eigenvalues are learned, and through how many factors.
    public let parameterization: Parameterization
    /// κ ≥ 0, the learning rate of A in units of that of the others: 1 is gradient flow in all of them, 0 keeps the eigenvectors.
    public let rotationRate: Double

    public init(_ parameterization: Parameterization, rotationRate: Double) {
        precondition(rotationRate >= 0 && rotationRate.isFinite, "a learning rate is not negative")
        self.parameterization = parameterization
        self.rotationRate = rotationRate
    }

    /// β alone: the tangent kernel.
    public static let fixed = FeatureModel(.fixedSpectrum, rotationRate: 0)
    /// β and the eigenvalues, with two factors: Li & Lin's flow with D = 0.
    public static let diagonal = FeatureModel(.twoFactors, rotationRate: 0)
    /// β and the eigenvectors.
    public static let rotating = FeatureModel(.fixedSpectrum, rotationRate: 1)
    /// β, the eigenvalues and the eigenvectors: the adaptive feature model of Zhang et al.
    public static let full = FeatureModel(.twoFactors, rotationRate: 1)

    /// Short, for legends and tables.
    public var label: String {
        let spectrum =
            switch parameterization {
            case .fixedSpectrum: "fixed"
            case .overparameterized(depth: 0, _): "diagonal"
            case .overparameterized(let depth, _): "diagonal, D = \(depth)"
            }
        guard rotationRate > 0 else { return spectrum }
        let name =
            switch parameterization {
            case .fixedSpectrum: "rotating"
            case .overparameterized(depth: 0, _): "full"
            case .overparameterized(let depth, _): "full, D = \(depth)"
            }
        return rotationRate == 1 ? name : "\(name), κ = \(rotationRate)"
    }
}
