/// How θ is written in trained parameters.
public enum Parameterization: Codable, Sendable, Hashable {
    /// θ = √λ β, of which β is trained.
    case fixedSpectrum
    /// θ = a b^D β, all of them trained, from a = √λ, b = b₀ and β = 0.
    case overparameterized(depth: Int, initialScale: Double)

    /// θ = a β.
    public static let twoFactors = Parameterization.overparameterized(depth: 0, initialScale: 1)

    /// Gradient flow in these parameters.
    public var flow: any GradientFlow {
        switch self {
        case .fixedSpectrum: VanillaFlow()
        case .overparameterized(let depth, let scale): OverparameterizedFlow(depth: depth, initialScale: scale)
        }
    }

    func requireLegal() {
        guard case .overparameterized(let depth, let scale) = self else { return }
        precondition(depth >= 0, "the depth counts the factors b")
        precondition(scale > 0 && scale.isNormal, "b₀ is positive, finite and not subnormal")
    }

    /// The largest eigenvalue of the loss's Hessian at the end of training, where θ = z.
    ///
    /// Gradient descent with step η comes to rest there only if η times this is below 2. For θ = aβ it is √(λ² + 4z²).
    /// - Parameters:
    ///   - eigenvalue: λ > 0.
    ///   - observation: z.
    /// - Throws: ``FlowDomainError`` if they are not within the domain of flows.
    public func finalCurvature(eigenvalue: Double, observation: Double) throws(FlowDomainError) -> Double {
        let end = try flow.state(eigenvalue: eigenvalue, observation: observation, time: .infinity)
        return speed(at: end.coefficient, eigenvalue)
    }

    /// a b^D, as the flow ties it to β.
    func learnedEigenvalue(at coefficient: Double, _ eigenvalue: Double) -> Double {
        guard case .overparameterized(let depth, let scale) = self else { return eigenvalue.squareRoot() }
        return OverparameterizedFlow(depth: depth, initialScale: scale).learnedEigenvalue(at: coefficient, eigenvalue)
    }

    /// θ'/(z − θ) along the flow.
    private func speed(at coefficient: Double, _ eigenvalue: Double) -> Double {
        guard case .overparameterized(let depth, let scale) = self else { return eigenvalue }
        return OverparameterizedFlow(depth: depth, initialScale: scale).speed(at: coefficient, eigenvalue)
    }
}
