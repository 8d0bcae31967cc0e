import Numerics

/// Gradient flow on an observation that changes once, at t₁: training goes on from where it was, towards another z.
///
/// Until t₁ it is the flow itself. Afterwards the invariants still tie all parameters to β, so one equation is left,
/// β' = A(β)(z − A(β)β), which is integrated adaptively.
public struct SwitchedFlow: Sendable, Hashable, Codable {
    public let parameterization: Parameterization
    /// t₁.
    public let switchTime: Double

    public init(_ parameterization: Parameterization, switchTime: Double) {
        precondition(switchTime >= 0 && switchTime.isFinite, "the signal changes at a time of training")
        self.parameterization = parameterization
        self.switchTime = switchTime
    }

    /// θ at each of the times, increasing.
    ///
    /// - Parameters:
    ///   - eigenvalue: λ > 0.
    ///   - first: z until t₁.
    ///   - second: z from then on.
    /// - Throws: ``FlowDomainError``; ``IntegrationFailure`` if the integration needs steps without length. It is relatively exact to
    ///   about 10⁻⁷.
    public func values(
        eigenvalue: Double, from first: Double, to second: Double, times: [Double]
    ) throws -> [Double] {
        let flow = parameterization.flow
        let second = try FlowDomainError.admit(eigenvalue: eigenvalue, observation: second, time: switchTime)
        var (time, coefficient) = (
            switchTime, try flow.state(eigenvalue: eigenvalue, observation: first, time: switchTime).coefficient
        )
        var values: [Double] = []
        for end in times {
            guard end > switchTime else {
                values.append(try flow.state(eigenvalue: eigenvalue, observation: first, time: end).value)
                continue
            }
            guard end.isFinite, end >= time else { throw FlowDomainError.time(end) }
            coefficient = try advance(coefficient, from: time, to: end, eigenvalue, second)
            time = end
            values.append(parameterization.learnedEigenvalue(at: coefficient, eigenvalue) * coefficient)
        }
        return values
    }

    private func advance(
        _ coefficient: Double, from start: Double, to end: Double, _ eigenvalue: Double, _ observation: Double
    ) throws(IntegrationFailure) -> Double {
        guard end > start else { return coefficient }
        let derivative = { (_: Double, state: [Double]) -> [Double] in
            let learned = parameterization.learnedEigenvalue(at: state[0], eigenvalue)
            return [learned * (observation - learned * state[0])]
        }
        return try RungeKutta(.dormandPrince).integrate(
            derivative, from: start, to: end, initial: [coefficient],
            tolerance: IntegrationTolerance(relative: 1e-9, absolute: 1e-13))[0]
    }
}
