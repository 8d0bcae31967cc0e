internal import CLAPACKE

/// A Gauss quadrature rule: Σ weights · f(nodes), exact for polynomials of degree below twice the count.
///
/// - Source: Golub & Welsch 1969: the nodes are the eigenvalues of the Jacobi matrix of the orthogonal polynomials; the weights
///   are 1/Σ pₖ(x)², which keeps the smallest of them relatively exact.
public struct GaussQuadrature: Sendable, Hashable {
    /// Increasing.
    public let nodes: [Double]
    public let weights: [Double]

    /// Gauss–Legendre: ∫ f over [−1, 1].
    ///
    /// - Complexity: O(count²), once.
    public static func legendre(count: Int) -> GaussQuadrature {
        GaussQuadrature(mass: 2, count: count) { k in Double(k) / (4 * Double(k * k) - 1).squareRoot() }
    }

    /// Gauss–Hermite for the standard normal density: E f(X), X ∼ N(0, 1). The weights sum to 1.
    ///
    /// - Complexity: O(count²), once.
    public static func normal(count: Int) -> GaussQuadrature {
        GaussQuadrature(mass: 1, count: count) { k in Double(k).squareRoot() }
    }

    /// The rule for an even density of the given mass, whose orthonormal polynomials obey
    /// x pₖ = recurrence(k + 1) pₖ₊₁ + recurrence(k) pₖ₋₁.
    private init(mass: Double, count: Int, recurrence: (Int) -> Double) {
        precondition(count >= 1, "a quadrature rule has at least one node")
        let coefficients = (0...count).map { $0 == 0 ? 0 : recurrence($0) }
        let eigenvalues = Self.eigenvalues(offDiagonal: Array(coefficients[1..<count]), count: count)
        let rough = (0..<count).map { 0.5 * (eigenvalues[$0] - eigenvalues[count - 1 - $0]) }
        let polished = rough.map { Self.polish($0, coefficients, mass) }
        nodes = polished
        weights = polished.map { 1 / Self.polynomials(at: $0, coefficients, mass).squares }
    }

    /// ∫ f over [lower, upper] by a Gauss–Legendre rule moved there.
    public func integral(from lower: Double, to upper: Double, _ function: (Double) throws -> Double) rethrows -> Double {
        let half = 0.5 * (upper - lower)
        let middle = lower + half
        var total = 0.0
        for (node, weight) in zip(nodes, weights) { total += weight * (try function(middle + half * node)) }
        return half * total
    }

    /// Σ weights · f(nodes).
    public func sum(_ function: (Double) throws -> Double) rethrows -> Double {
        var total = 0.0
        for (node, weight) in zip(nodes, weights) { total += weight * (try function(node)) }
        return total
    }

    private static func eigenvalues(offDiagonal: [Double], count: Int) -> [Double] {
        var diagonal = [Double](repeating: 0, count: count)
        var offDiagonal = offDiagonal + [0]
        let info = LAPACKE_dsterf(Int32(count), &diagonal, &offDiagonal)
        precondition(info == 0, "the QL iteration converges on every Jacobi matrix")
        return diagonal
    }

    /// One Newton step towards the zero of p_count, where it is finite.
    private static func polish(_ node: Double, _ coefficients: [Double], _ mass: Double) -> Double {
        let values = polynomials(at: node, coefficients, mass)
        let step = values.last / values.derivative
        return step.isFinite && abs(step) < 1e-6 * (1 + abs(node)) ? node - step : node
    }

    /// Σ pₖ² over k < count, and p_count with its derivative, at x.
    private static func polynomials(
        at x: Double, _ coefficients: [Double], _ mass: Double
    ) -> (squares: Double, last: Double, derivative: Double) {
        var (before, value) = (0.0, 1 / mass.squareRoot())
        var (slopeBefore, slope) = (0.0, 0.0)
        var squares = 0.0
        for k in 0..<coefficients.count - 1 {
            squares += value * value
            let next = (x * value - coefficients[k] * before) / coefficients[k + 1]
            let slopeNext = (value + x * slope - coefficients[k] * slopeBefore) / coefficients[k + 1]
            (before, value) = (value, next)
            (slopeBefore, slope) = (slope, slopeNext)
        }
        return (squares, value, slope)
    }
}
