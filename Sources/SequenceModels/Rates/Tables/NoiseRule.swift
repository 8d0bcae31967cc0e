internal import Foundation
import Numerics

/// A quadrature over observations x in [0, threshold], under the normal density of x around ±s.
struct NoiseRule: Sendable {
    static let groups = 4
    static let count = 8 * groups

    let observations: [Double]
    private let nodes: [SIMD8<Double>]
    /// Weights times twice the density around 0.
    private let densities: [SIMD8<Double>]

    init(threshold: Double) {
        let rule = GaussQuadrature.legendre(count: Self.count)
        observations = rule.nodes.map { 0.5 * threshold * (1 + $0) }
        let weights = zip(observations, rule.weights).map { threshold * $1 * NormalDistribution.density($0) }
        nodes = Self.grouped(observations)
        densities = Self.grouped(weights)
    }

    private static func grouped(_ values: [Double]) -> [SIMD8<Double>] {
        (0..<groups).map { SIMD8(values[8 * $0..<8 * $0 + 8]) }
    }

    /// Densities around s and −s, added and subtracted.
    func tilted(
        by signal: Double, _ kernels: Kernels, _ body: (_ group: Int, _ sum: SIMD8<Double>, _ difference: SIMD8<Double>) -> Void
    ) {
        guard signal > 0 else {
            for group in 0..<Self.groups { body(group, densities[group], .zero) }
            return
        }
        let scale = 0.5 * exp(-0.5 * signal * signal)
        guard scale > 0 else { return tilted(byFar: signal, kernels, body) }
        for group in 0..<Self.groups {
            var exponent = signal * nodes[group]
            var (decay, complement) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
            kernels.exponentialDecays(&exponent, 1, &decay, &complement)
            let density = scale * densities[group]
            body(group, density * (1 / decay + decay), density * complement * (1 + decay) / decay)
        }
    }

    /// Where e^{−s²/2} is below the least number and e^{sx} may be beyond the largest: their product from one exponent, ½ s² − s x, which is
    /// positive since s is more than twice the largest x.
    private func tilted(
        byFar signal: Double, _ kernels: Kernels,
        _ body: (_ group: Int, _ sum: SIMD8<Double>, _ difference: SIMD8<Double>) -> Void
    ) {
        for group in 0..<Self.groups {
            var (near, far) = (signal * (0.5 * signal - nodes[group]), signal * (0.5 * signal + nodes[group]))
            var (nearDecay, farDecay, complement) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
            kernels.exponentialDecays(&near, 1, &nearDecay, &complement)
            kernels.exponentialDecays(&far, 1, &farDecay, &complement)
            let density = 0.5 * densities[group]
            body(group, density * (nearDecay + farDecay), density * (nearDecay - farDecay))
        }
    }
}
