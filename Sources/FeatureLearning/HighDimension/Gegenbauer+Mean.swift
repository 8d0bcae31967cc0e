internal import Foundation
import Numerics
import SpectrumKernels

extension Gegenbauer {
    /// E f(⟨w, x⟩) over uniform x on the sphere, for any unit vector w.
    ///
    /// - Parameters:
    ///   - nodes: of a Gauss–Legendre rule in the angle.
    ///   - function: of the cosine t = ⟨w, x⟩, smooth in the angle.
    public func mean(nodes: Int = 200, _ function: (Double) -> Double) -> Double {
        let rule = GaussQuadrature.legendre(count: nodes)
        let power = Double(dimension - 2)
        let mass = rule.integral(from: 0, to: .pi) { pow(sin($0), power) }
        return rule.integral(from: 0, to: .pi) { pow(sin($0), power) * function(cos($0)) } / mass
    }
}
