internal import Foundation
import Numerics

/// u(β) = ∫₀^β dβ/(a b^D) of one component of a diagonal adaptive kernel.
///
/// Along the flow u_j' = g_j, a linear function of the residuals, whatever the depth: u = Φᵀν with ν' = (y − f(X))/n. So the flow is a mirror
/// descent, with θ(u) as its mirror map, and it ends at the interpolant whose u lies in the span of the data.
/// - Source: for D = 0, Woodworth et al. 2020 (arXiv 2002.09277); the same argument serves every D.
struct DualCoordinate {
    let kernel: DiagonalAdaptiveKernel
    let eigenvalue: Double
    /// min(√λ, b₀/√D): β = scale · sinh q.
    let scale: Double

    private static let rule = GaussQuadrature.legendre(count: 12)
    private static let panel = 0.5

    init(kernel: DiagonalAdaptiveKernel, eigenvalue: Double) {
        self.kernel = kernel
        self.eigenvalue = eigenvalue
        scale = kernel.scale(eigenvalue: eigenvalue)
    }

    /// A component between two evaluations.
    struct Point {
        /// q = arsinh(β/scale).
        var place = 0.0
        var value = 0.0
    }

    /// u at β.
    func value(at beta: Double) -> Double {
        let place = asinh(beta / scale)
        return integral(from: 0, to: place)
    }

    /// No u is greater: beyond it a component would have blown up.
    var bound: Double {
        guard kernel.depth > 0 else { return .infinity }
        // From here on du/dq decays like e^{−Dq}.
        let reach = 40 / Double(kernel.depth) + max(0, log(max(eigenvalue.squareRoot(), kernel.initialScale) / scale))
        return integral(from: 0, to: reach)
    }

    /// The point where u is `target`, |target| < bound, found from a known one.
    func point(at target: Double, from known: Point) -> Point {
        let magnitude = abs(target)
        // du/dq decreases: Newton's method climbs from below without passing the solution.
        var point = Point(place: abs(known.place), value: abs(known.value))
        if point.value > magnitude { point = Point() }
        for _ in 0..<200 {
            let step = (magnitude - point.value) / rate(point.place)
            guard step > 4 * .ulpOfOne * (1 + point.place) else { break }
            let next = point.place + step
            point = Point(place: next, value: point.value + integral(from: point.place, to: next))
        }
        return target < 0 ? Point(place: -point.place, value: target) : Point(place: point.place, value: target)
    }

    /// du/dq.
    private func rate(_ place: Double) -> Double {
        scale * cosh(place) / kernel.strength(scale * sinh(place), eigenvalue: eigenvalue)
    }

    private func integral(from start: Double, to end: Double) -> Double {
        guard start != end else { return 0 }
        if kernel.depth == 0 { return end - start }
        let panels = Int((abs(end - start) / Self.panel).rounded(.up))
        let width = (end - start) / Double(panels)
        return (0..<panels).reduce(0) { sum, index in
            let left = start + Double(index) * width
            return sum + Self.rule.integral(from: left, to: left + width) { rate($0) }
        }
    }
}
