/// An adaptive integrator of very high order: the modified midpoint rule, extrapolated to step zero.
///
/// It shares nothing with the closed forms and quadratures of this package, which makes it the independent truth of their tests.
/// - Source: Hairer, Nørsett & Wanner, "Solving ordinary differential equations I", section II.9 (without smoothing).
package struct GraggExtrapolation: Sendable, Hashable {
    /// How many midpoint solutions each step combines.
    package let columns: Int
    package var order: Int { 2 * columns }

    package init(columns: Int = 8) {
        precondition(columns >= 2, "extrapolation needs two columns")
        self.columns = columns
    }

    /// The state at `end`, after equal steps.
    package func integrate(
        _ derivative: RungeKutta.Derivative, from start: Double, to end: Double, initial: [Double], steps: Int
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
    package func integrate(
        _ derivative: RungeKutta.Derivative, from start: Double, to end: Double, initial: [Double],
        tolerance: IntegrationTolerance
    ) throws(IntegrationFailure) -> [Double] {
        var control = StepControl(from: start, to: end, exponent: Double(order - 1))
        var state = initial
        while let step = try control.next() {
            let (after, error) = advance(derivative, control.time, state, step)
            if control.accept(step, error: tolerance.norm(error, state, after)) { state = after }
        }
        return state
    }

    /// The extrapolated state, and its difference from the one with a column less.
    private func advance(
        _ derivative: RungeKutta.Derivative, _ time: Double, _ state: [Double], _ step: Double
    ) -> (state: [Double], error: [Double]) {
        let counts = (1...columns).map { 2 * $0 }
        var row: [[Double]] = []
        for (index, count) in counts.enumerated() {
            var next = [midpoint(derivative, time, state, step, substeps: count)]
            for column in 0..<index {
                let ratio = Double(count) / Double(counts[index - column - 1])
                let weight = 1 / (ratio * ratio - 1)
                next.append(zip(next[column], row[column]).map { $0 + weight * ($0 - $1) })
            }
            row = next
        }
        return (row[columns - 1], zip(row[columns - 1], row[columns - 2]).map { $0 - $1 })
    }

    /// Gragg's rule: its error is a series in even powers of the substep, as their number is even.
    private func midpoint(
        _ derivative: RungeKutta.Derivative, _ time: Double, _ state: [Double], _ step: Double, substeps: Int
    ) -> [Double] {
        let h = step / Double(substeps)
        var before = state
        var current = zip(state, derivative(time, state)).map { $0 + h * $1 }
        for index in 1..<substeps {
            let slope = derivative(time + Double(index) * h, current)
            let after = zip(before, slope).map { $0 + 2 * h * $1 }
            (before, current) = (current, after)
        }
        return current
    }
}
