/// A step of some units of a two-layer network with an activation that is linear on either side of 0, and their share of its new values.
///
/// Each unit's pre-activations are computed again where they are needed: cheaper than memory traffic for as few inputs as these.
///
/// - Parameters:
///   - inputs: x, `[count × groups]` groups of eight samples, coordinate after coordinate; zero where there are no more samples.
///   - count: of coordinates, 1 to 4, the bias's constant among them.
///   - weights: w, `[units × count]`, unit after unit; moved by −hiddenStep · a Σ_i s_i φ'(h_i) x_i.
///   - output: a, `[units]`; moved by −outputStep · Σ_i s_i φ(h_i), of the old weights.
///   - slope: of φ below 0.
///   - sensitivities: s, `[groups]`; zero where there are no more samples.
///   - values: `[groups]`; Σ a φ(h) of the moved units is added.
package func stepUnits(
    inputs: UnsafePointer<SIMD8<Double>>, count: Int, groups: Int, weights: UnsafeMutablePointer<Double>,
    output: UnsafeMutablePointer<Double>, units: Int, slope: Double, sensitivities: UnsafePointer<SIMD8<Double>>,
    hiddenStep: Double, outputStep: Double, values: UnsafeMutablePointer<SIMD8<Double>>
) {
    switch count {
    case 1: step(1, inputs, groups, weights, output, units, slope, sensitivities, hiddenStep, outputStep, values)
    case 2: step(2, inputs, groups, weights, output, units, slope, sensitivities, hiddenStep, outputStep, values)
    case 3: step(3, inputs, groups, weights, output, units, slope, sensitivities, hiddenStep, outputStep, values)
    default: step(4, inputs, groups, weights, output, units, slope, sensitivities, hiddenStep, outputStep, values)
    }
}

/// With the number of coordinates known to the compiler, which drops what lies beyond it.
@inline(__always)
private func step(
    _ count: Int, _ inputs: UnsafePointer<Vector>, _ groups: Int, _ weights: UnsafeMutablePointer<Double>,
    _ output: UnsafeMutablePointer<Double>, _ units: Int, _ slope: Double, _ sensitivities: UnsafePointer<Vector>,
    _ hiddenStep: Double, _ outputStep: Double, _ values: UnsafeMutablePointer<Vector>
) {
    let (x0, x1, x2, x3) = (inputs, inputs + groups, inputs + 2 * groups, inputs + 3 * groups)
    let below = Vector(repeating: slope)
    for unit in 0..<units {
        let w = weights + unit * count
        if hiddenStep != 0 || outputStep != 0 {
            let (w0, w1, w2, w3) = (w[0], count > 1 ? w[1] : 0, count > 2 ? w[2] : 0, count > 3 ? w[3] : 0)
            var (g0, g1, g2, g3, features) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero, Vector.zero)
            for group in 0..<groups {
                var h = x0[group] * w0
                if count > 1 { h = multiplyAdd(x1[group], w1, h) }
                if count > 2 { h = multiplyAdd(x2[group], w2, h) }
                if count > 3 { h = multiplyAdd(x3[group], w3, h) }
                let active = sensitivities[group] * below.replacing(with: 1, where: h .> 0)
                g0 = multiplyAdd(active, x0[group], g0)
                if count > 1 { g1 = multiplyAdd(active, x1[group], g1) }
                if count > 2 { g2 = multiplyAdd(active, x2[group], g2) }
                if count > 3 { g3 = multiplyAdd(active, x3[group], g3) }
                features = multiplyAdd(active, h, features)
            }
            let factor = hiddenStep * output[unit]
            w[0] -= factor * g0.sum()
            if count > 1 { w[1] -= factor * g1.sum() }
            if count > 2 { w[2] -= factor * g2.sum() }
            if count > 3 { w[3] -= factor * g3.sum() }
            if outputStep != 0 { output[unit] -= outputStep * features.sum() }
        }
        let (w0, w1, w2, w3) = (w[0], count > 1 ? w[1] : 0, count > 2 ? w[2] : 0, count > 3 ? w[3] : 0)
        let weight = output[unit]
        for group in 0..<groups {
            var h = x0[group] * w0
            if count > 1 { h = multiplyAdd(x1[group], w1, h) }
            if count > 2 { h = multiplyAdd(x2[group], w2, h) }
            if count > 3 { h = multiplyAdd(x3[group], w3, h) }
            values[group] = multiplyAdd(h * below.replacing(with: 1, where: h .> 0), weight, values[group])
        }
    }
}
