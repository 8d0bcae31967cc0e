/// An explicit Runge–Kutta method: data for the one stepping algorithm of ``RungeKutta``.
public struct ButcherTableau: Sendable, Hashable {
    public let name: String
    /// The global error is O(step^order).
    public let order: Int
    /// c: the times of the stages, in steps.
    public let abscissae: [Double]
    /// a: row i holds the weights of the i stages before stage i.
    public let coefficients: [[Double]]
    /// b.
    public let weights: [Double]
    /// b − b̂, whose combination of the stages estimates the local error; empty if the method does not estimate it.
    public let errorWeights: [Double]

    /// Whether the last stage is the end of the step, so that its slope serves the next step too.
    package var endsAtLastStage: Bool {
        guard let row = coefficients.last, weights.last == 0 else { return false }
        return !row.isEmpty && row == Array(weights.dropLast())
    }

    public static let euler = ButcherTableau(
        name: "Euler", order: 1, abscissae: [0], coefficients: [[]], weights: [1], errorWeights: [])

    public static let midpoint = ButcherTableau(
        name: "midpoint", order: 2, abscissae: [0, 0.5], coefficients: [[], [0.5]], weights: [0, 1], errorWeights: [])

    /// The classical method of Kutta, 1901.
    public static let classical = ButcherTableau(
        name: "classical Runge–Kutta", order: 4, abscissae: [0, 0.5, 0.5, 1],
        coefficients: [[], [0.5], [0, 0.5], [0, 0, 1]], weights: [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6], errorWeights: [])

    /// - Source: Dormand & Prince 1980, RK5(4)7M.
    public static let dormandPrince = ButcherTableau(
        name: "Dormand–Prince 5(4)", order: 5, abscissae: [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1],
        coefficients: [
            [], [1.0 / 5], [3.0 / 40, 9.0 / 40], [44.0 / 45, -56.0 / 15, 32.0 / 9],
            [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
            [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
            [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
        ],
        weights: [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0],
        errorWeights: [
            71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
        ])
}
