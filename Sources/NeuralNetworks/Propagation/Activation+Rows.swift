internal import Foundation
import Numerics

extension Activation {
    /// target ← factor · φ(h), number by number.
    func store(_ h: UnsafePointer<Double>, count: Int, times factor: Double, into target: UnsafeMutablePointer<Double>) {
        switch self {
        case .relu: for index in 0..<count { target[index] = h[index] > 0 ? factor * h[index] : 0 }
        case .leakyReLU(let slope):
            for index in 0..<count { target[index] = factor * (h[index] > 0 ? h[index] : slope * h[index]) }
        case .tanh, .erf, .gelu: for index in 0..<count { target[index] = factor * value(h[index]) }
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
        case .tanh, .erf, .gelu: for index in 0..<count { target[index] *= derivative(h[index]) }
        }
    }
}
