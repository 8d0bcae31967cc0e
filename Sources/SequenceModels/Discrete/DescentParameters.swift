internal import Foundation

/// The trained parameters of one component under gradient descent.
package struct DescentParameters: Sendable {
    private let depth: Int
    private let isSpectrumFixed: Bool
    package private(set) var a: Double
    package private(set) var b: Double
    package private(set) var β = 0.0

    package init(_ parameterization: Parameterization, eigenvalue: Double) {
        a = eigenvalue.squareRoot()
        switch parameterization {
        case .fixedSpectrum: (depth, isSpectrumFixed, b) = (0, true, 1)
        case .overparameterized(let depth, let scale): (self.depth, isSpectrumFixed, b) = (depth, false, scale)
        }
    }

    /// a b^D.
    package var learnedEigenvalue: Double { a * power(depth) }

    /// θ.
    package var value: Double { learnedEigenvalue * β }

    /// One step down the gradient of ½ (θ − z)².
    @inline(__always)
    package mutating func descend(step: Double, towards target: Double) {
        guard depth > 0 else {
            let push = step * (target - a * β)
            (a, β) = (isSpectrumFixed ? a : a + push * β, β + push * a)
            return
        }
        let rest = power(depth - 1)
        let push = step * (target - a * rest * b * β)
        (a, b, β) = (
            a + push * rest * b * β, b + push * Double(depth) * a * rest * β, β + push * a * rest * b
        )
    }

    @inline(__always)
    private func power(_ exponent: Int) -> Double {
        var product = 1.0
        for _ in 0..<exponent { product *= b }
        return product
    }
}
