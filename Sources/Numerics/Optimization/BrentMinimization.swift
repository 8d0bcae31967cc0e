/// Where a function of one variable is least, and its value there.
public struct Minimum: Codable, Sendable, Hashable {
    public let argument: Double
    public let value: Double

    public init(argument: Double, value: Double) {
        self.argument = argument
        self.value = value
    }
}

/// A local minimum of `function` on `interval`: the minimum, if the function has one valley there.
///
/// - Parameters:
///   - interval: where to look. Its ends are approached but not evaluated.
///   - start: a point inside the interval whose value is known already; if nil, the golden section.
///   - tolerance: on the argument, relative to 1 + |argument|; below 1e-8 rounding leaves nothing to gain.
///   - function: continuous.
/// - Source: Brent 1973, "Algorithms for minimization without derivatives", ch. 5: parabolas, with golden sections as the guard.
public func minimize(
    on interval: ClosedRange<Double>, startingAt start: Minimum? = nil, tolerance: Double = 1e-8,
    _ function: (Double) throws -> Double
) rethrows -> Minimum {
    let golden = 0.5 * (3 - 5.0.squareRoot())
    var (lower, upper) = (interval.lowerBound, interval.upperBound)
    // The best point, the second best, and the second best before that.
    var x = start?.argument ?? lower + golden * (upper - lower)
    var fx = try start?.value ?? function(x)
    var (w, fw, v, fv) = (x, fx, x, fx)
    var (step, previous) = (0.0, 0.0)
    for _ in 0..<200 {
        let middle = 0.5 * (lower + upper)
        let least = tolerance * (1 + abs(x))
        if abs(x - middle) <= 2 * least - 0.5 * (upper - lower) { break }
        let parabola = parabolicStep(from: (x, fx), (w, fw), (v, fv))
        let accepted = parabola.flatMap { proposed -> Double? in
            let target = x + proposed
            guard abs(previous) > least, abs(proposed) < 0.5 * abs(previous), target > lower, target < upper else { return nil }
            let tooNear = target - lower < 2 * least || upper - target < 2 * least
            return tooNear ? (x < middle ? least : -least) : proposed
        }
        if let accepted {
            previous = step
            step = accepted
        } else {
            previous = x < middle ? upper - x : lower - x
            step = golden * previous
        }
        let u = x + (abs(step) >= least ? step : (step > 0 ? least : -least))
        let fu = try function(u)
        if fu <= fx {
            if u < x { upper = x } else { lower = x }
            (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
        } else {
            if u < x { lower = u } else { upper = u }
            if fu <= fw || w == x {
                (v, fv, w, fw) = (w, fw, u, fu)
            } else if fu <= fv || v == x || v == w {
                (v, fv) = (u, fu)
            }
        }
    }
    return Minimum(argument: x, value: fx)
}

/// From the first point to the vertex of the parabola through three; nil if they lie on a line or coincide.
private func parabolicStep(from x: (Double, Double), _ w: (Double, Double), _ v: (Double, Double)) -> Double? {
    let r = (x.0 - w.0) * (x.1 - v.1)
    let q = (x.0 - v.0) * (x.1 - w.1)
    let denominator = 2 * (q - r)
    guard denominator != 0, denominator.isFinite else { return nil }
    return -((x.0 - v.0) * q - (x.0 - w.0) * r) / denominator
}
