/// θ at many times, of one component of the flow θ = aβ; z ≥ 0.
///
/// - Parameter groups: of eight times.
package func adaptiveSpectrumCurve(
    rate: Double, shape: Double, observation: Double, times: UnsafePointer<SIMD8<Double>>, groups: Int,
    values: UnsafeMutablePointer<SIMD8<Double>>
) {
    let shape = Vector(repeating: shape)
    for index in 0..<groups {
        values[index] = observation * AdaptiveSpectrum.learnedFraction(ExponentialDecay(rate * times[index]), shape: shape)
    }
}

/// θ at many times, of one component with D ≥ 1 and z > 0, to 5·10⁻⁴ of z (10⁻³ for D > 2): its time is summed up over steps in the state that
/// are as short as ``curveStep(depth:)``, by a rule of fourth order, and θ interpolated by cubics in the time.
///
/// - Parameters:
///   - limit: β∞, where θ = z.
///   - growth: asinh(β∞/2s₀).
///   - times: increasing, positive.
///   - values: θ.
///   - scratch: room for 3 × ``curveNodes`` numbers.
package func deepCurve(
    depth: Int, initialScale: Double, eigenvalue: Double, observation: Double, limit: Double, growth: Double,
    times: UnsafePointer<Double>, count: Int, values: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<Double>
) {
    let component = DeepComponent(
        depth: depth, eigenvalue: eigenvalue, initialScale: initialScale, observation: observation, limit: limit)
    var curve = DeepCurve(times: times, count: count, values: values, scratch: scratch)
    let step = max(curveStep(depth: depth), growth / Double(curveNodes - 16))
    let steps = max(8, (growth / step).rounded(.up))
    curve.append(from: 0, step: growth / steps, steps: Int(steps)) { component.growthPoint($0) }
    curve.append(from: 0.6931471805599453, step: 0.125, steps: 128) { component.saturationPoint($0) }
    curve.finish(observation)
}

/// A step in q multiplies θ by at most e^{(D + 2) q}.
private func curveStep(depth: Int) -> Double { 0.5 / Double(depth + 2) }

/// How many nodes a piece of a curve may have.
package let curveNodes = 512

/// θ(t) as it is being filled in.
private struct DeepCurve {
    let times: UnsafePointer<Double>
    let count: Int
    let values: UnsafeMutablePointer<Double>
    let scratch: UnsafeMutablePointer<Double>
    private var time = 0.0
    private var filled = 0

    init(
        times: UnsafePointer<Double>, count: Int, values: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<Double>
    ) {
        self.times = times
        self.count = count
        self.values = values
        self.scratch = scratch
    }

    /// Goes on along equal steps of x.
    @inline(__always)
    mutating func append(from start: Double, step: Double, steps: Int, _ point: (Vector) -> DeepCurvePoint) {
        guard filled < count else { return }
        let (durations, states, speeds) = (scratch, scratch + curveNodes, scratch + 2 * curveNodes)
        // One node before the first step and one after the last: the function goes on smoothly there.
        for node in stride(from: 0, through: steps + 2, by: 8) {
            let index = Vector(repeating: Double(node - 1)) + Vector(0, 1, 2, 3, 4, 5, 6, 7)
            let found = point(start + step * index)
            UnsafeMutableRawPointer(durations + node).storeBytes(of: found.duration, as: Vector.self)
            UnsafeMutableRawPointer(states + node).storeBytes(of: found.value, as: Vector.self)
            UnsafeMutableRawPointer(speeds + node).storeBytes(of: found.speed, as: Vector.self)
        }
        for node in 1...steps {
            let inner = durations[node] + durations[node + 1]
            let width = step * (13 * inner - durations[node - 1] - durations[node + 2]) / 24
            let (first, last) = ((states[node], width * speeds[node]), (states[node + 1], width * speeds[node + 1]))
            while filled < count, times[filled] < time + width {
                values[filled] = Self.cubic(first, last, (times[filled] - time) / width)
                filled += 1
            }
            if filled == count { return }
            time += width
        }
    }

    mutating func finish(_ limit: Double) {
        while filled < count {
            values[filled] = limit
            filled += 1
        }
    }

    /// Hermite's cubic through two values with their slopes, at u in [0, 1].
    @inline(__always)
    private static func cubic(_ first: (Double, Double), _ last: (Double, Double), _ u: Double) -> Double {
        let rise = last.0 - first.0
        return first.0 + u * (first.1 + u * (3 * rise - 2 * first.1 - last.1 + u * (first.1 + last.1 - 2 * rise)))
    }
}
