/// e^{−x} and 1 − e^{−x} for eight x ≥ 0 at once, each with a relative error below 2 ulp, from one polynomial.
///
/// Beyond x = 708, where e^{−x} leaves the normal range, it is 0.
@frozen public struct ExponentialDecay {
    public let decay: SIMD8<Double>
    public let complement: SIMD8<Double>

    /// - Parameter x: non-negative or infinite.
    @inlinable @inline(__always)
    public init(_ x: SIMD8<Double>) {
        typealias Vector = SIMD8<Double>
        let clamped = x.replacing(with: 708, where: x .> 708)
        // −x = k ln 2 + r, |r| ≤ ½ ln 2. Adding 1.5·2⁵² rounds to a whole number and leaves it in the low bits.
        let shifted = clamped * -1.4426950408889634 + 0x1.8p52
        let k = shifted - 0x1.8p52
        // ln 2 in two parts, the first with 21 trailing zeros: its product with k is exact.
        let r = (-clamped - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
        // (e^r − 1 − r − r²/2)/r³, Chebyshev approximation of degree 8 with error 6e-16.
        var q = r * 2.5095554677111112e-08 + 2.761380686153829e-07
        q = q * r + 2.755728006701698e-06
        q = q * r + 2.4801536388690766e-05
        q = q * r + 1.984126985433861e-04
        q = q * r + 1.3888888905881542e-03
        q = q * r + 8.333333333332155e-03
        q = q * r + 4.166666666665136e-02
        q = q * r + 1.6666666666666666e-01
        let square = r * r
        let p = r + (square * 0.5 + square * r * q)
        let bits = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &+ SIMD8(repeating: 1023)
        let scale = unsafeBitCast(bits &<< SIMD8(repeating: 52), to: Vector.self)
        decay = (scale + scale * p).replacing(with: 0, where: x .> 708)
        complement = (1 - scale) - scale * p
    }
}
