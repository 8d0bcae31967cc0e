/// The state on half of a panel as a function of its time, roughly: a quintic over 1 − γu that has the value, the slope and the curvature of
/// the inverse at both ends, u ∈ [0, 1] being the time over the half's duration.
///
/// Time goes like e^{−kx}, so that the inverse has a pole's neighbour beyond u = 1, which γ takes account of: for k = ½ the error is 2·10⁻⁶.
struct DeepPanelGuess {
    private let rate: Double
    private let pole: Double
    private let coefficients: (Double, Double, Double, Double, Double)

    /// - Parameters:
    ///   - slopes: dt/dx at both ends of the half, which is 1 long.
    ///   - curvatures: d²t/dx² there.
    @inline(__always)
    init(duration: Double, slopes: (Double, Double), curvatures: (Double, Double)) {
        rate = 1 / duration
        let (enter, leave) = (duration / slopes.0, duration / slopes.1)
        let bends = (
            -enter * enter * enter * curvatures.0 * rate, -leave * leave * leave * curvatures.1 * rate
        )
        pole = 0.87 * (1 - enter / leave)
        // Of the quintic, which is the inverse times 1 − γu.
        let first = (enter, leave * (1 - pole) - pole)
        let second = (bends.0 - 2 * pole * enter, bends.1 * (1 - pole) - 2 * pole * leave)
        let rest = 1 - pole - first.0 - 0.5 * second.0
        let slope = first.1 - first.0 - second.0
        let bend = second.1 - second.0
        coefficients = (
            first.0, 0.5 * second.0, 10 * rest - 4 * slope + 0.5 * bend, 7 * slope - 15 * rest - bend,
            6 * rest - 3 * slope + 0.5 * bend
        )
    }

    /// The way from the half's begin as a quotient.
    @inline(__always)
    func way(after times: Vector) -> (numerator: Vector, denominator: Vector) {
        let u = times * rate
        var sum = multiplyAdd(u, coefficients.4, coefficients.3)
        sum = multiplyAdd(u, sum, Vector(repeating: coefficients.2))
        sum = multiplyAdd(u, sum, Vector(repeating: coefficients.1))
        sum = multiplyAdd(u, sum, Vector(repeating: coefficients.0))
        return (u * sum, multiplyAdd(u, -pole, 1))
    }
}
