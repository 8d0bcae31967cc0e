internal import Foundation

/// The Hurwitz zeta function ζ(s, a) = Σ_{k ≥ 0} (a + k)^{−s}, to full double precision.
///
/// With a whole, it is the tail Σ_{j ≥ a} j^{−s} of the series of ζ(s).
///
/// - Parameters:
///   - exponent: s > 1.
///   - offset: a > 0.
/// - Source: Euler–Maclaurin summation (Johansson 2015, arXiv 1309.2877, eq. 5): the first terms one by one, until the
///   remainder, expanded in Bernoulli numbers, is exact.
public func hurwitzZeta(_ exponent: Double, _ offset: Double) -> Double {
    precondition(exponent > 1 && offset > 0, "ζ(s, a) needs s > 1 and a > 0")
    // The asymptotic series needs its argument beyond both a fixed bound and, roughly, the exponent.
    let threshold = 16 + exponent / 2
    let direct = Int(max(0, (threshold - offset).rounded(.up)))
    let start = offset + Double(direct)
    var correction = 0.0
    var factor = exponent * pow(start, -exponent - 1)
    for (index, coefficient) in bernoulliOverFactorial.enumerated() {
        let term = coefficient * factor
        correction += term
        if abs(term) < abs(correction) * 1e-18 { break }
        let order = exponent + Double(2 * index + 1)
        factor *= order * (order + 1) / (start * start)
    }
    let remainder = start * pow(start, -exponent) / (exponent - 1) + 0.5 * pow(start, -exponent) + correction
    // Smallest first.
    return (0..<direct).reversed().reduce(remainder) { $0 + pow(offset + Double($1), -exponent) }
}

/// B₂ₖ/(2k)! for k = 1, 2, …
private let bernoulliOverFactorial: [Double] = [
    1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1_209_600, 1.0 / 47_900_160, -691.0 / 1_307_674_368_000,
    1.0 / 74_724_249_600, -3617.0 / 10_670_622_842_880_000, 43867.0 / 5_109_094_217_170_944_000,
    -174611.0 / 802_857_662_698_291_200_000,
]
