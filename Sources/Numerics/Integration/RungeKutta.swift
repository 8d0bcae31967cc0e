internal import Foundation

/// An explicit Runge–Kutta integrator of y' = f(t, y).
public struct RungeKutta: Sendable, Hashable {
    public typealias Derivative = (_ time: Double, _ state: [Double]) -> [Double]

    public let tableau: ButcherTableau

    public init(_ tableau: ButcherTableau) { self.tableau = tableau }

    /// The state at `end`, after equal steps.
    public func integrate(
        _ derivative: Derivative, from start: Double, to end: Double, initial: [Double], steps: Int
    ) -> [Double] {
        precondition(steps >= 1, "an integration takes at least one step")
        let step = (end - start) / Double(steps)
        return (0..<steps).reduce(initial) { state, index in
            advance(derivative, start + Double(index) * step, state, step).state
        }
    }

    /// The state at `end`, each step as long as the tolerance allows.
    ///
    /// - Throws: ``IntegrationFailure``; among them if `end` is not finite.
    public func integrate(
        _ derivative: Derivative, from start: Double, to end: Double, initial: [Double], tolerance: IntegrationTolerance
    ) throws(IntegrationFailure) -> [Double] {
        guard !tableau.errorWeights.isEmpty else { throw .noErrorEstimate }
        var control = StepControl(from: start, to: end, exponent: Double(tableau.order))
        var state = initial
        while let step = try control.next() {
            let (after, error) = advance(derivative, control.time, state, step)
            if control.accept(step, error: tolerance.norm(error, state, after)) { state = after }
        }
        return state
    }

    private func advance(
        _ derivative: Derivative, _ time: Double, _ state: [Double], _ step: Double
    ) -> (state: [Double], error: [Double]) {
        var stages: [[Double]] = []
        for (abscissa, row) in zip(tableau.abscissae, tableau.coefficients) {
            let slope = derivative(time + abscissa * step, slopeSum(state, step, row, stages))
            precondition(slope.count == state.count, "a derivative has a number for each of the state")
            stages.append(slope)
        }
        let zero = [Double](repeating: 0, count: state.count)
        return (
            slopeSum(state, step, tableau.weights, stages), slopeSum(zero, step, tableau.errorWeights, stages)
        )
    }
}
