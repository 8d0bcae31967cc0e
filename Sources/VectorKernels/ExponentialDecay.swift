/// e^{−x} and 1 − e^{−x} for eight x ≥ 0 at once, each with a relative error below 2 ulp, from one polynomial.
///
/// Beyond x = 708, where e^{−x} leaves the normal range, it is 0.
struct ExponentialDecay {
    let decay: Vector
    let complement: Vector

    /// - Parameter x: non-negative or infinite.
    @inline(__always)
    init(_ x: Vector) {
        let clamped = x.replacing(with: 708, where: x .> 708)
        // −x = k ln 2 + r, |r| ≤ ½ ln 2. Adding 1.5·2⁵² rounds to a whole number and leaves it in the low bits.
        let shifted = multiplyAdd(clamped, -1.4426950408889634, 0x1.8p52)
        let k = shifted - 0x1.8p52
        // ln 2 in two parts, the first with 21 trailing zeros: its product with k is exact.
        let r = multiplyAdd(k, -1.90821492927058770002e-10, multiplyAdd(k, -6.93147180369123816490e-01, Vector.zero - clamped))
        // (e^r − 1 − r − r²/2)/r³, Chebyshev approximation of degree 8 with error 6e-16.
        var q = multiplyAdd(r, 2.5095554677111112e-08, 2.761380686153829e-07)
        q = multiplyAdd(q, r, 2.755728006701698e-06)
        q = multiplyAdd(q, r, 2.4801536388690766e-05)
        q = multiplyAdd(q, r, 1.984126985433861e-04)
        q = multiplyAdd(q, r, 1.3888888905881542e-03)
        q = multiplyAdd(q, r, 8.333333333332155e-03)
        q = multiplyAdd(q, r, 4.166666666665136e-02)
        q = multiplyAdd(q, r, 1.6666666666666666e-01)
        let square = r * r
        let p = r + multiplyAdd(square * r, q, square * 0.5)
        let bits = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &+ SIMD8(repeating: 1023)
        let scale = unsafeBitCast(bits &<< SIMD8(repeating: 52), to: Vector.self)
        decay = multiplyAdd(scale, p, scale).replacing(with: 0, where: x .> 708)
        complement = multiplyAdd(Vector.zero - scale, p, 1 - scale)
    }
}

/// e^{−x} and 1 − e^{−x} of a row of groups of eight.
package func exponentialDecays(
    of x: UnsafePointer<SIMD8<Double>>, count: Int, decays: UnsafeMutablePointer<SIMD8<Double>>,
    complements: UnsafeMutablePointer<SIMD8<Double>>
) {
    for index in 0..<count {
        let exponential = ExponentialDecay(x[index])
        decays[index] = exponential.decay
        complements[index] = exponential.complement
    }
}

/// Σ e^{−x t} over groups of eight: the least work that an error curve with one exponential a component could be.
package func sumOfDecays(rates: UnsafePointer<SIMD8<Double>>, count: Int, time: Double) -> Double {
    var (first, second) = (Vector.zero, Vector.zero)
    for index in stride(from: 0, to: count & ~1, by: 2) {
        first += ExponentialDecay(rates[index] * time).decay
        second += ExponentialDecay(rates[index + 1] * time).decay
    }
    return (first + second).sum()
}

/// Σ (x − shift) over groups of eight: reading and next to nothing else.
package func sum(values: UnsafePointer<SIMD8<Double>>, count: Int, shift: Double) -> Double {
    var (first, second, third, fourth) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
    for index in stride(from: 0, to: count & ~3, by: 4) {
        first += values[index] - shift
        second += values[index + 1] - shift
        third += values[index + 2] - shift
        fourth += values[index + 3] - shift
    }
    return (first + second + (third + fourth)).sum()
}
