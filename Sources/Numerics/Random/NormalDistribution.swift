internal import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
    /// Φ⁻¹(p), the p-quantile, to about one part in 10¹⁶.
    ///
    /// - Parameter probability: p in (0, 1); 0 and 1 give the infinities, anything else NaN.
    /// - Source: Wichura 1988, Algorithm AS 241 (PPND16).
    public static func quantile(_ probability: Double) -> Double {
        abs(probability - 0.5) <= centralWidth ? central(probability) : tail(probability)
    }

    /// φ(x), the density.
    public static func density(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }

    /// Φ⁻¹ of each probability. The central 85 % take a vector path without branches; the tails follow one by one.
    static func quantiles(of probabilities: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>) {
        guard let source = probabilities.baseAddress, let target = values.baseAddress else { return }
        let whole = probabilities.count & ~7
        Kernels.current.centralNormalQuantiles(source, whole / 8, target)
        for index in whole..<probabilities.count { target[index] = quantile(source[index]) }
        for index in 0..<whole where abs(source[index] - 0.5) > centralWidth { target[index] = tail(source[index]) }
    }

    private static let centralWidth = 0.425

    private static func central(_ probability: Double) -> Double {
        var (probabilities, values) = (SIMD8(repeating: probability), SIMD8<Double>.zero)
        withUnsafePointer(to: &probabilities) { source in
            withUnsafeMutablePointer(to: &values) { target in
                source.withMemoryRebound(to: Double.self, capacity: 8) { source in
                    target.withMemoryRebound(to: Double.self, capacity: 8) {
                        Kernels.current.centralNormalQuantiles(source, 1, $0)
                    }
                }
            }
        }
        return values[0]
    }

    private static func tail(_ p: Double) -> Double {
        let upper = p > 0.5
        let r = (-log(upper ? 1 - p : p)).squareRoot()
        if r == .infinity { return upper ? .infinity : -.infinity }
        let magnitude =
            r <= 5
            ? ratio(r - 1.6, nearNumerator, nearDenominator)
            : ratio(r - 5, farNumerator, farDenominator)
        return upper ? magnitude : -magnitude
    }

    private typealias Coefficients = SIMD8<Double>

    /// Highest power first.
    private static let nearNumerator = Coefficients(
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734)
    private static let nearDenominator = Coefficients(
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1)
    private static let farNumerator = Coefficients(
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720)
    private static let farDenominator = Coefficients(
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1)

    @inline(__always)
    private static func ratio(_ r: Double, _ numerator: Coefficients, _ denominator: Coefficients) -> Double {
        var above = numerator[0]
        var below = denominator[0]
        for power in 1..<8 {
            above = above * r + numerator[power]
            below = below * r + denominator[power]
        }
        return above / below
    }
}
