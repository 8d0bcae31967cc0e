import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Functions, minima and quadrature")
struct FunctionTests {
    /// ζ(s, a) to 20 digits.
    static let zetas: [(Double, Double, Double)] = [
        (2, 1, 1.6449340668482264365), (1.6, 1, 2.2857656656801296358), (2, 101, 0.0099501666633335713952),
        (1.6, 4642, 0.010516076480199453756), (4, 101, 3.2836666500022217224e-7), (1.01, 1, 100.57794333849678367),
        (1.1, 1e6, 2.5118865571039193989), (3.5, 0.001, 31622776602.806841466), (20, 0.5, 1048576.0003007396682),
        (60, 3, 2.3589825628243266038e-29), (2, 1e-8, 10000000000000001.226), (1.0001, 37.5, 9996.3897035223960219),
        (200, 10, 1.0000000052657832701e-200),
    ]

    @Test("the Hurwitz zeta function", arguments: zetas)
    func zeta(exponent: Double, offset: Double, expected: Double) {
        #expect(relativeError(hurwitzZeta(exponent, offset), expected) < 1e-15)
    }

    @Test("ζ(s, a) − ζ(s, a + 1) = a^−s", arguments: [1.2, 2, 3.7, 9], [0.3, 1, 5, 14.9, 15.1, 40])
    func zetaRecurrence(exponent: Double, offset: Double) {
        let difference = hurwitzZeta(exponent, offset) - hurwitzZeta(exponent, offset + 1)
        #expect(abs(difference - pow(offset, -exponent)) < 1e-15 * hurwitzZeta(exponent, offset))
    }

    @Test("far out, ζ(s, a) is its integral, also beyond what integers count", arguments: [1e9, 1e19, 1e150])
    func zetaFarOut(offset: Double) {
        #expect(relativeError(hurwitzZeta(2, offset), 1 / offset + 0.5 / offset / offset) < 1e-15)
    }

    @Test("minima of smooth, flat, kinked and one-sided functions")
    func minima() {
        let cosine = minimize(on: 2...5) { cos($0) }
        #expect(abs(cosine.argument - .pi) < 1e-7 && abs(cosine.value + 1) < 1e-15)
        let quartic = minimize(on: -10...3) { pow($0 - 1, 4) }
        #expect(abs(quartic.argument - 1) < 1e-3)
        let kink = minimize(on: -1...2) { abs($0 - 0.7) }
        #expect(abs(kink.argument - 0.7) < 1e-7)
        let slope = minimize(on: 1...3) { $0 }
        #expect(abs(slope.argument - 1) < 1e-7)
        let wall = minimize(on: 0...10) { $0 < 7 ? -$0 : 1e6 * ($0 - 7) - 7 }
        #expect(abs(wall.argument - 7) < 1e-6)
    }

    @Test("a minimum takes few evaluations")
    func evaluations() {
        var count = 0
        _ = minimize(on: 0...3, tolerance: 1e-8) { x in
            count += 1
            return exp(x) - 3 * x
        }
        #expect(count <= 14)
        count = 0
        let start = Minimum(argument: 1.1, value: exp(1.1) - 3.3)
        let minimum = minimize(on: 1...1.2, startingAt: start, tolerance: 1e-6) { x in
            count += 1
            return exp(x) - 3 * x
        }
        #expect(count <= 7 && abs(minimum.argument - log(3)) < 2e-6 && minimum.value <= start.value)
    }

    @Test("Gauss–Legendre integrates x^k exactly up to degree 2n − 1", arguments: [1, 2, 3, 5, 16, 33, 64])
    func legendre(count: Int) {
        let rule = GaussQuadrature.legendre(count: count)
        for degree in 0..<2 * count {
            let expected = degree % 2 == 0 ? 2 / Double(degree + 1) : 0
            #expect(abs(rule.sum { pow($0, Double(degree)) } - expected) < 2e-15)
        }
    }

    @Test("Gauss–Hermite gives the normal moments (2k − 1)!! up to degree 2n − 1", arguments: [1, 2, 3, 8, 20, 40, 100])
    func normal(count: Int) {
        let rule = GaussQuadrature.normal(count: count)
        var moment = 1.0
        for degree in stride(from: 0, to: min(2 * count, 60), by: 2) {
            if degree > 0 { moment *= Double(degree - 1) }
            #expect(relativeError(rule.sum { pow($0, Double(degree)) }, moment) < 1e-13)
        }
        #expect(abs(rule.sum { $0 }) < 1e-15 && zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("known nodes and weights")
    func knownNodes() {
        let legendre = GaussQuadrature.legendre(count: 5)
        #expect(relativeError(legendre.nodes[4], 0.90617984593866399280) < 3e-16)
        #expect(relativeError(legendre.weights[4], 0.23692688505618908751) < 2e-15)
        let normal = GaussQuadrature.normal(count: 3)
        #expect(relativeError(normal.nodes[2], 3.0.squareRoot()) < 3e-16)
        #expect(relativeError(normal.weights[2], 1.0 / 6) < 1e-15)
        // The outermost node of the 20-point Gauss–Hermite rule, times √2; its weight over √π.
        let twenty = GaussQuadrature.normal(count: 20)
        #expect(relativeError(twenty.nodes[19], 5.3874808900112328620 * 2.0.squareRoot()) < 1e-15)
        #expect(relativeError(twenty.weights[19], 2.2293936455341510e-13 / Double.pi.squareRoot()) < 1e-14)
    }

    @Test("integrals over other intervals")
    func integrals() {
        let rule = GaussQuadrature.legendre(count: 20)
        #expect(relativeError(rule.integral(from: -1, to: 4) { exp($0) }, exp(4) - exp(-1)) < 1e-15)
        #expect(relativeError(GaussQuadrature.normal(count: 30).sum { cos($0) }, exp(-0.5)) < 1e-15)
    }
}
