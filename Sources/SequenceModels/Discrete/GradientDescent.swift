internal import Foundation

/// Gradient descent with a step η: what gradient flow is the limit of. After k steps its time is t = kη.
///
/// It has the interface of a flow, so studies, stopping rules and error curves take it: at time t it is where round(t/η) steps have
/// brought it. With η times the final curvature (``Parameterization/finalCurvature(eigenvalue:observation:)``) at most 1, each θ_j
/// goes to z_j monotonically, as flows do; beyond, the largest components swing about z_j first, and the bounds in
/// ``OracleStopping`` hold as far as they have come to rest by the best time. Beyond 2 they cannot rest where the flow ends.
public struct GradientDescent: GradientFlow, Hashable, Codable {
    public let parameterization: Parameterization
    /// η.
    public let step: Double
    /// Error curves end after so many steps: later the error is infinite, so that no search stops there.
    public let longest: Int

    /// - Parameters:
    ///   - parameterization: of θ.
    ///   - step: η > 0.
    ///   - longest: the most steps that an error curve follows.
    public init(_ parameterization: Parameterization, step: Double, longest: Int = 1_000_000) {
        precondition(step > 0 && step.isFinite && longest > 0, "a step is positive")
        parameterization.requireLegal()
        self.parameterization = parameterization
        self.step = step
        self.longest = longest
    }

    public var label: String { "\(parameterization.flow.label), η = \(step)" }

    /// Steps until t, or until a step changes nothing any more, or only what the step before it changed back.
    ///
    /// - Throws: ``FlowDomainError``; among them, if it has not come to rest after two thousand million steps and t is still later.
    /// - Complexity: O(t/η), at most as long as it moves; O(1) for a fixed spectrum.
    public func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState {
        let observation = try FlowDomainError.admit(eigenvalue: eigenvalue, observation: observation, time: time)
        if parameterization == .fixedSpectrum { return fixedSpectrumState(eigenvalue, observation, steps(until: time)) }
        let start = DescentParameters(parameterization, eigenvalue: eigenvalue)
        guard let parameters = start.descended(step: step, towards: observation, count: steps(until: time)) else {
            throw .tooManySteps(time: time)
        }
        return FlowState(
            value: parameters.value, residual: observation - parameters.value, coefficient: parameters.β,
            learnedEigenvalue: parameters.learnedEigenvalue)
    }

    public func errorCurve(of components: FlowComponents) -> any ErrorCurve {
        parameterization == .fixedSpectrum
            ? ComponentwiseErrorCurve(flow: self, components: components)
            : DescentErrorCurve(self, components)
    }

    /// May be infinite.
    func steps(until time: Double) -> Double { (time / step).rounded() }

    /// θ = (1 − (1 − ηλ)^k) z.
    private func fixedSpectrumState(_ eigenvalue: Double, _ observation: Double, _ steps: Double) -> FlowState {
        let move = step * eigenvalue
        let exponent = steps.isFinite ? steps * log1p(-min(move, 0.5)) : -.infinity
        let left = move <= 0.5 ? exp(exponent) : pow(1 - move, steps)
        let value = (move <= 0.5 ? -expm1(exponent) : 1 - left) * observation
        return FlowState(
            value: value, residual: left * observation, coefficient: value / eigenvalue.squareRoot(),
            learnedEigenvalue: eigenvalue.squareRoot())
    }
}
