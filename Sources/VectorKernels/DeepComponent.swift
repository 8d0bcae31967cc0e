/// One component of the flow θ = a b^D β with D ≥ 1 and z > 0, reduced by its invariants a² − β² = λ and b² − Dβ² = b₀² to the
/// one unknown β: β' = A(β)(z − θ), A = a b^D, θ = Aβ.
///
/// Its time is an integral over the state, in two pieces that meet at half of the final β:
/// - growth, β = s₀ sinh q with s₀ = min(√λ, b₀/√D), which takes the square roots' branch points to ±iπ/2;
/// - saturation, β = β∞(1 − e^{−w}), where z − θ = (β∞ − β)Q with a divided difference Q of positive terms alone.
struct DeepComponent {
    let depth: Int
    let factors: Double
    /// λ.
    let eigenvalue: Double
    /// b₀².
    let squaredScale: Double
    /// z > 0.
    let observation: Double
    /// s₀.
    let unit: Double
    /// β∞: θ = z there.
    let limit: Double
    private let isSpectrumSmaller: Bool
    private let rootOfFactors: Double
    private let limitA: Double
    private let limitB: Double
    private let limitLearned: Double

    /// - Parameter limit: β∞.
    @inline(__always)
    init(depth: Int, eigenvalue: Double, initialScale: Double, observation: Double, limit: Double) {
        self.depth = depth
        factors = Double(depth)
        self.eigenvalue = eigenvalue
        squaredScale = initialScale * initialScale
        self.observation = observation
        self.limit = limit
        let ends = (eigenvalue.squareRoot(), initialScale / factors.squareRoot())
        isSpectrumSmaller = ends.0 <= ends.1
        rootOfFactors = 1 / factors.squareRoot()
        unit = min(ends.0, ends.1)
        limitA = (eigenvalue + limit * limit).squareRoot()
        limitB = (squaredScale + factors * limit * limit).squareRoot()
        var learned = limitA
        for _ in 0..<depth { learned *= limitB }
        limitLearned = learned
    }

    /// z − θ, relatively exact, at β = β∞(1 − e^{−w}).
    @inline(__always)
    func residual(saturation exponential: ExponentialDecay) -> Vector {
        limit * exponential.decay * difference(limit * exponential.complement).quotient
    }

    /// θ at β = s₀ sinh q.
    @inline(__always)
    func value(growth q: Vector) -> Vector {
        let β = coefficient(growth: q)
        return learned(β) * β
    }

    /// θ at β = β∞(1 − e^{−w}).
    @inline(__always)
    func value(saturation w: Vector) -> Vector { observation - residual(saturation: ExponentialDecay(w)) }

    /// A.
    @inline(__always)
    func learned(_ β: Vector) -> Vector { learned(squared: β * β) }

    /// β = s₀ sinh q.
    @inline(__always)
    func coefficient(growth q: Vector) -> Vector {
        let exponential = ExponentialDecay(q)
        return (0.5 * unit) * exponential.complement * (1 + exponential.decay) / exponential.decay
    }

    /// dt/dq at β = s₀ sinh q ≤ β∞/2.
    @inline(__always)
    func growthDuration(_ q: Vector) -> Vector { growthDuration(coefficient: coefficient(growth: q)) }

    @inline(__always)
    func growthDuration(coefficient β: Vector) -> Vector {
        let squared = β * β
        let a = squareRoot(eigenvalue + squared)
        // dβ/dq = √(s₀² + β²) is a, or b/√D.
        var rest = Vector(repeating: 1)
        let base = multiplyAdd(squared, factors, squaredScale)
        if isSpectrumSmaller {
            if depth & 1 == 1 { rest = squareRoot(base) }
            for _ in 0..<depth / 2 { rest *= base }
            return 1 / (rest * (observation - a * rest * β))
        }
        let b = squareRoot(base)
        for _ in 0..<depth - 1 { rest *= b }
        return rootOfFactors / (a * rest * (observation - a * rest * b * β))
    }

    /// dt/dw at β = β∞(1 − e^{−w}).
    @inline(__always)
    func saturationDuration(_ w: Vector) -> Vector { saturationDuration(complement: ExponentialDecay(w).complement) }

    /// dt/dw at β = β∞c: 1/(A Q), on one denominator.
    @inline(__always)
    func saturationDuration(complement c: Vector) -> Vector {
        let β = limit * c
        let (a, b, power, sum) = parts(β)
        let (left, right) = (limitA + a, limitB + b)
        let both = left * right
        let slope = multiplyAdd(power, right, (factors * limitA) * sum * left)
        return both / (a * power * multiplyAdd(β * (limit + β), slope, limitLearned * both))
    }

    /// dt/dq, θ and dθ/dt at β = s₀ sinh q < β∞.
    @inline(__always)
    func growthPoint(_ q: Vector) -> DeepCurvePoint {
        let β = coefficient(growth: q)
        let (learned, gain) = gain(β * β)
        let value = learned * β
        let squared = isSpectrumSmaller ? eigenvalue + β * β : squaredScale * rootOfFactors * rootOfFactors + β * β
        return (squareRoot(squared) / (learned * (observation - value)), value, gain * (observation - value))
    }

    /// dt/dw, θ and dθ/dt at β = β∞(1 − e^{−w}).
    @inline(__always)
    func saturationPoint(_ w: Vector) -> DeepCurvePoint {
        let exponential = ExponentialDecay(w)
        let β = limit * exponential.complement
        let (learned, quotient) = difference(β)
        let residual = limit * exponential.decay * quotient
        return (1 / (learned * quotient), observation - residual, gain(β * β).gain * residual)
    }

    /// A and dθ/dβ A = (a² + β²) b^{2D} + D² a² β² b^{2D − 2}, of β².
    @inline(__always)
    private func gain(_ squared: Vector) -> (learned: Vector, gain: Vector) {
        let a = eigenvalue + squared
        let b = multiplyAdd(squared, factors, squaredScale)
        var power = Vector(repeating: 1)
        for _ in 0..<depth - 1 { power *= b }
        let gain = power * multiplyAdd(b, a + squared, factors * factors * a * squared)
        return (squareRoot(a * power * b), gain)
    }

    /// dt/dw for w → ∞.
    @inline(__always)
    var finalDuration: Double {
        let (learned, quotient) = difference(Vector(repeating: limit))
        return 1 / (learned[0] * quotient[0])
    }

    /// A, of β².
    @inline(__always)
    private func learned(squared: Vector) -> Vector {
        let base = multiplyAdd(squared, factors, squaredScale)
        var product = squareRoot(eigenvalue + squared)
        if depth & 1 == 1 { product *= squareRoot(base) }
        for _ in 0..<depth / 2 { product *= base }
        return product
    }

    /// A, and Q = (z − θ)/(β∞ − β).
    @inline(__always)
    private func difference(_ β: Vector) -> (learned: Vector, quotient: Vector) {
        let (a, b, power, sum) = parts(β)
        let slope = power / (limitA + a) + (factors * limitA) * sum / (limitB + b)
        return (a * power, multiplyAdd(β * (limit + β), slope, limitLearned))
    }

    /// a, b, b^D and Σ b∞^i b^(D−1−i).
    @inline(__always)
    private func parts(_ β: Vector) -> (a: Vector, b: Vector, power: Vector, sum: Vector) {
        let squared = β * β
        let a = squareRoot(eigenvalue + squared)
        let b = squareRoot(multiplyAdd(squared, factors, squaredScale))
        var sum = Vector.zero
        var power = Vector(repeating: 1)
        for _ in 0..<depth {
            sum = multiplyAdd(sum, Vector(repeating: limitB), power)
            power *= b
        }
        return (a, b, power, sum)
    }
}

/// dt/dx, θ and dθ/dt at some x.
typealias DeepCurvePoint = (duration: Vector, value: Vector, speed: Vector)
