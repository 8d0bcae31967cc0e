/// How much of z a flow in closed form has learned, as a function of e^{−Rt} and one more number a component.
protocol LearningLaw {
    /// θ/z.
    static func learnedFraction(_ exponential: ExponentialDecay, shape: Vector) -> Vector
}

/// θ/z = 1 − e^{−Rt}.
enum FixedSpectrum: LearningLaw {
    @inline(__always)
    static func learnedFraction(_ exponential: ExponentialDecay, shape: Vector) -> Vector { exponential.complement }
}

/// θ/z = g/(2E + g), g = c(1 − E)(1 + E + c(1 − E)).
enum AdaptiveSpectrum: LearningLaw {
    @inline(__always)
    static func learnedFraction(_ exponential: ExponentialDecay, shape: Vector) -> Vector {
        let begun = exponential.complement * shape
        // Keeps 0/0 away at the end of training, when c underflows.
        let gain = multiplyAdd(begun, 1 + exponential.decay + begun, Double.leastNormalMagnitude)
        return gain / (exponential.decay + exponential.decay + gain)
    }
}

/// Four vectors a group of eight components.
private let stride = 4

/// Σ (θ − θ*)² over the components below the truth, and over those beyond it, eight lanes of each.
///
/// - Parameters:
///   - groups: rate, shape, z and θ* of eight components, then of the next eight, …; z ≥ 0.
///   - count: of groups.
@inline(__always)
private func split<Law: LearningLaw>(
    _ law: Law.Type, _ groups: UnsafePointer<Vector>, _ count: Int, _ time: Double
) -> (under: Vector, over: Vector) {
    var (under, over) = (Vector.zero, Vector.zero)
    for index in 0..<count {
        let group = groups + stride * index
        let fraction = law.learnedFraction(ExponentialDecay(group[0] * time), shape: group[1])
        let distance = multiplyAdd(group[2], fraction, Vector.zero - group[3])
        let below = distance.replacing(with: 0, where: distance .> 0)
        let above = distance.replacing(with: 0, where: distance .< 0)
        under = multiplyAdd(below, below, under)
        over = multiplyAdd(above, above, over)
    }
    return (under, over)
}

package func fixedSpectrumSplit(
    groups: UnsafePointer<SIMD8<Double>>, count: Int, time: Double
) -> (under: SIMD8<Double>, over: SIMD8<Double>) {
    split(FixedSpectrum.self, groups, count, time)
}

package func adaptiveSpectrumSplit(
    groups: UnsafePointer<SIMD8<Double>>, count: Int, time: Double
) -> (under: SIMD8<Double>, over: SIMD8<Double>) {
    split(AdaptiveSpectrum.self, groups, count, time)
}

/// Fills in groups of eight components from their eigenvalues, observations and signals, mirrored to z ≥ 0.
@inline(__always)
private func prepare(
    _ eigenvalues: UnsafePointer<Double>, _ observation: UnsafePointer<Double>, _ signal: UnsafePointer<Double>, _ count: Int,
    _ groups: UnsafeMutablePointer<Vector>, _ rate: (_ eigenvalue: Vector, _ observation: Vector) -> (Vector, Vector)
) {
    for index in 0..<count {
        let eigenvalue = UnsafeRawPointer(eigenvalues + 8 * index).loadUnaligned(as: Vector.self)
        let z = UnsafeRawPointer(observation + 8 * index).loadUnaligned(as: Vector.self)
        let truth = UnsafeRawPointer(signal + 8 * index).loadUnaligned(as: Vector.self)
        let isNegative = z .< 0
        let magnitude = z.replacing(with: Vector.zero - z, where: isNegative)
        (groups[stride * index], groups[stride * index + 1]) = rate(eigenvalue, magnitude)
        groups[stride * index + 2] = magnitude
        groups[stride * index + 3] = truth.replacing(with: Vector.zero - truth, where: isNegative)
    }
}

package func prepareFixedSpectrum(
    eigenvalues: UnsafePointer<Double>, observation: UnsafePointer<Double>, signal: UnsafePointer<Double>, count: Int,
    groups: UnsafeMutablePointer<SIMD8<Double>>
) {
    prepare(eigenvalues, observation, signal, count, groups) { eigenvalue, _ in (eigenvalue, Vector(repeating: 1)) }
}

/// R = √(λ² + 4z²), where the squares may underflow, and λ/R.
package func prepareAdaptiveSpectrum(
    eigenvalues: UnsafePointer<Double>, observation: UnsafePointer<Double>, signal: UnsafePointer<Double>, count: Int,
    groups: UnsafeMutablePointer<SIMD8<Double>>
) {
    prepare(eigenvalues, observation, signal, count, groups) { eigenvalue, observation in
        let double = observation + observation
        let isLess = double .< eigenvalue
        let larger = double.replacing(with: eigenvalue, where: isLess)
        let ratio = eigenvalue.replacing(with: double, where: isLess) / larger
        let rate = larger * (1 + ratio * ratio).squareRoot()
        return (rate, eigenvalue / rate)
    }
}
