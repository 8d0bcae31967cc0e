internal import Foundation
import Numerics

/// One component of the flow θ = a b^D β with D ≥ 1 and z ≥ 0, reduced by its invariants a² − β² = λ and b² − Dβ² = b₀² to the
/// one unknown β: β' = A(β)(z − θ), A = a b^D, θ = Aβ.
///
/// Its time is an integral over the state, in two pieces that meet at half of the final β:
/// - growth, β = s₀ sinh q with s₀ = min(√λ, b₀/√D), which takes the square roots' branch points to ±iπ/2;
/// - saturation, β = β∞(1 − e^{−w}), where z − θ = (β∞ − β)Q with a divided difference Q of positive terms alone.
struct DeepComponent {
    typealias Vector = SIMD8<Double>

    let depth: Int
    /// λ.
    let eigenvalue: Double
    /// b₀².
    let squaredScale: Double
    /// z ≥ 0.
    let observation: Double
    /// s₀.
    let unit: Double
    /// β∞: θ = z there.
    let limit: Double
    private let limitA: Double
    private let limitB: Double
    private let limitLearned: Double

    init(depth: Int, eigenvalue: Double, initialScale: Double, observation: Double) {
        self.depth = depth
        self.eigenvalue = eigenvalue
        squaredScale = initialScale * initialScale
        self.observation = observation
        unit = min(eigenvalue.squareRoot(), initialScale / Double(depth).squareRoot())
        limit = Self.limit(depth, eigenvalue, initialScale, observation)
        limitA = (eigenvalue + limit * limit).squareRoot()
        limitB = (squaredScale + Double(depth) * limit * limit).squareRoot()
        limitLearned = limitA * Self.power(limitB, depth)
    }

    /// A.
    func learnedEigenvalue(_ β: Double) -> Double {
        (eigenvalue + β * β).squareRoot() * Self.power((squaredScale + Double(depth) * β * β).squareRoot(), depth)
    }

    /// z − θ at β = β∞(1 − e^{−w}), relatively exact.
    func residual(saturation w: Double) -> Double {
        let exponential = ExponentialDecay(Vector(repeating: w))
        return limit * exponential.decay[0] * difference(limit * exponential.complement).quotient[0]
    }

    /// dt/dq at β = s₀ sinh q ≤ β∞/2.
    @inline(__always)
    func growthDuration(_ q: Vector) -> Vector {
        let exponential = ExponentialDecay(q)
        let β = 0.5 * unit * exponential.complement * (1 + exponential.decay) / exponential.decay
        let squared = β * β
        let learned = learned(squared)
        return (unit * unit + squared).squareRoot() / (learned * (observation - learned * β))
    }

    /// dt/dw at β = β∞(1 − e^{−w}).
    @inline(__always)
    func saturationDuration(_ w: Vector) -> Vector {
        let (learned, quotient) = difference(limit * ExponentialDecay(w).complement)
        return 1 / (learned * quotient)
    }

    /// dt/dw for w → ∞.
    var finalDuration: Double {
        let (learned, quotient) = difference(Vector(repeating: limit))
        return 1 / (learned[0] * quotient[0])
    }

    /// A, of β².
    @inline(__always)
    private func learned(_ squared: Vector) -> Vector {
        let base = squaredScale + Double(depth) * squared
        var product = (eigenvalue + squared).squareRoot()
        if depth & 1 == 1 { product *= base.squareRoot() }
        for _ in 0..<depth / 2 { product *= base }
        return product
    }

    /// A, and Q = (z − θ)/(β∞ − β).
    @inline(__always)
    private func difference(_ β: Vector) -> (learned: Vector, quotient: Vector) {
        let squared = β * β
        let a = (eigenvalue + squared).squareRoot()
        let b = (squaredScale + Double(depth) * squared).squareRoot()
        // Σ b∞^i b^(D−1−i), and b^D.
        var sum = Vector.zero
        var power = Vector(repeating: 1)
        for _ in 0..<depth {
            sum = sum * limitB + power
            power *= b
        }
        let slope = power / (limitA + a) + (Double(depth) * limitA) * sum / (limitB + b)
        return (a * power, limitLearned + β * (limit + β) * slope)
    }

    /// The β where θ = z. ln θ is convex in ln β, so Newton's method comes down from the right without overshooting.
    private static func limit(_ depth: Int, _ eigenvalue: Double, _ initialScale: Double, _ observation: Double) -> Double {
        guard observation > 0 else { return 0 }
        let factors = Double(depth)
        let linear = observation / (eigenvalue.squareRoot() * power(initialScale, depth))
        let free = pow(observation / pow(factors, factors / 2), 1 / (factors + 2))
        var β = min(linear, free)
        for _ in 0..<60 {
            let x = β * β / (eigenvalue + β * β)
            let y = factors * factors * β * β / (initialScale * initialScale + factors * β * β)
            let value =
                (eigenvalue + β * β).squareRoot() * power((initialScale * initialScale + factors * β * β).squareRoot(), depth) * β
            let step = log(value / observation) / (1 + x + y)
            β *= exp(-step)
            if abs(step) < 1e-8 { break }
        }
        return β
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
