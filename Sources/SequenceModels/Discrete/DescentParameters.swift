internal import Foundation

/// The trained parameters of one component under gradient descent.
package struct DescentParameters: Sendable, Equatable {
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

    /// Where so many steps lead; nil if it still moves after the most that are taken.
    ///
    /// Once a step changes nothing, or undoes the one before, the rest is known: at the end of training the last digit often swings.
    func descended(step: Double, towards target: Double, count: Double) -> DescentParameters? {
        var (before, now) = (self, self)
        var taken = 0.0
        while taken < count {
            guard taken < Self.most else { return nil }
            var next = now
            next.descend(step: step, towards: target)
            taken += 1
            guard next.value.isFinite else { return next }
            if next == now { return now }
            if taken > 1, next == before { return (count - taken).truncatingRemainder(dividingBy: 2) == 0 ? next : now }
            (before, now) = (now, next)
        }
        return now
    }

    /// Of steps.
    private static let most = 0x1p31

    @inline(__always)
    private func power(_ exponent: Int) -> Double {
        var product = 1.0
        for _ in 0..<exponent { product *= b }
        return product
    }
}
