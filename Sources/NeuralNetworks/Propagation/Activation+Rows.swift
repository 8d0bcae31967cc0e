internal import Foundation
import Numerics

extension Activation {
    /// target ← factor · φ(h), number by number; NaN of NaN.
    func store(_ h: UnsafePointer<Double>, count: Int, times factor: Double, into target: UnsafeMutablePointer<Double>) {
        switch self {
        case .relu: for index in 0..<count { target[index] = h[index] <= 0 ? 0 : factor * h[index] }
        case .leakyReLU(let slope):
            for index in 0..<count { target[index] = factor * (h[index] > 0 ? h[index] : slope * h[index]) }
        case .tanh:
            Self.forTangents(of: h, count: count) { range, tangents, _ in
                for index in range { target[index] = factor * tangents[index - range.lowerBound] }
            }
        case .erf, .gelu: for index in 0..<count { target[index] = factor * value(h[index]) }
        }
    }

    /// target ← target · φ'(h), number by number.
    func multiply(_ target: UnsafeMutablePointer<Double>, byDerivativesAt h: UnsafePointer<Double>, count: Int) {
        switch self {
        case .relu:
            // By vectors: the compiler makes a branch of a choice between a number of the target and zero.
            let whole = count & ~7
            for index in stride(from: 0, to: whole, by: 8) {
                let place = UnsafeMutableRawPointer(target + index)
                let isActive = UnsafeRawPointer(h + index).loadUnaligned(as: SIMD8<Double>.self) .> 0
                let kept = place.loadUnaligned(as: SIMD8<Double>.self).replacing(with: 0, where: .!isActive)
                place.storeBytes(of: kept, as: SIMD8<Double>.self)
            }
            for index in whole..<count where !(h[index] > 0) { target[index] = 0 }
        case .leakyReLU(let slope):
            for index in 0..<count { target[index] *= h[index] > 0 ? 1 : slope }
        case .tanh:
            Self.forTangents(of: h, count: count) { range, _, slopes in
                for index in range { target[index] *= slopes[index - range.lowerBound] }
            }
        case .erf, .gelu: for index in 0..<count { target[index] *= derivative(h[index]) }
        }
    }

    /// tanh h and its derivative, some dozens of numbers at a time.
    ///
    /// With e = exp(−2|h|) they are ±(1 − e)/(1 + e) and 4e/(1 + e)², without cancellation. A number's result does not depend on its place.
    private static func forTangents(
        of h: UnsafePointer<Double>, count: Int,
        _ body: (Range<Int>, _ tangents: UnsafeBufferPointer<Double>, _ slopes: UnsafeBufferPointer<Double>) -> Void
    ) {
        let kernels = Kernels.current
        let groups = 8
        var values = [SIMD8<Double>](repeating: .zero, count: groups)
        var (exponents, decays, complements) = (values, values, values)
        for start in stride(from: 0, to: count, by: 8 * groups) {
            let range = start..<min(start + 8 * groups, count)
            values.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(start: h + start, count: range.count)))
            }
            for group in 0..<groups {
                exponents[group] = 2 * values[group].replacing(with: -values[group], where: values[group] .< 0)
            }
            kernels.exponentialDecays(exponents, groups, &decays, &complements)
            for group in 0..<groups {
                let (decay, sum) = (decays[group], 1 + decays[group])
                let tangent = complements[group] / sum
                complements[group] = tangent.replacing(with: -tangent, where: values[group] .< 0)
                decays[group] = 4 * decay / (sum * sum)
            }
            complements.withUnsafeBytes { tangents in
                decays.withUnsafeBytes { slopes in
                    body(range, tangents.assumingMemoryBound(to: Double.self), slopes.assumingMemoryBound(to: Double.self))
                }
            }
        }
    }
}
