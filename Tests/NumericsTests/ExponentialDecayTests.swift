import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Vector exponential")
struct ExponentialDecayTests {
    static let kernels = InstructionSet.available.map { NamedCase("\($0)", Kernels($0)) }

    private static func evaluate(_ kernels: Kernels, _ points: [Double]) -> (decays: [Double], complements: [Double]) {
        let groups = stride(from: 0, to: points.count, by: 8).map { start in
            SIMD8((start..<start + 8).map { points[min($0, points.count - 1)] })
        }
        var decays = groups
        var complements = groups
        kernels.exponentialDecays(groups, groups.count, &decays, &complements)
        let flatten = { (groups: [SIMD8<Double>]) in
            Array(groups.flatMap { group in (0..<8).map { group[$0] } }.prefix(points.count))
        }
        return (flatten(decays), flatten(complements))
    }

    /// e^{−x} and 1 − e^{−x} against the C library, over the whole range and around every change of the reduction.
    @Test("both are exact to 2 units in the last place over the whole range", arguments: kernels)
    func accuracy(_ kernels: NamedCase<Kernels>) {
        var points = [Double].logarithmic(from: 1e-308, through: 708, count: 100_000)
        points += [Double].linear(from: 0, through: 40, count: 100_001)
        points += (0..<2000).flatMap { k in
            let edge = (Double(k % 1000) + 0.5) * M_LN2
            return edge < 700 ? [edge.nextDown, edge, edge.nextUp] : []
        }
        let found = Self.evaluate(kernels.value, points)
        var worst = (decay: 0.0, complement: 0.0)
        for (index, point) in points.enumerated() {
            let decay = exp(-point)
            let complement = -expm1(-point)
            worst.decay = max(worst.decay, abs(found.decays[index] - decay) / decay.ulp)
            worst.complement = max(worst.complement, abs(found.complements[index] - complement) / complement.ulp)
        }
        #expect(worst.decay <= 2)
        #expect(worst.complement <= 2)
    }

    @Test("the ends", arguments: kernels)
    func ends(_ kernels: NamedCase<Kernels>) {
        let found = Self.evaluate(kernels.value, [0, 709, 1e300, .infinity, 1e-300])
        #expect(found.decays == [1, 0, 0, 0, 1])
        #expect(found.complements == [0, 1, 1, 1, 1e-300])
    }

    @Test("every instruction set draws the same random numbers, bit for bit", arguments: kernels)
    func randomNumbers(_ kernels: NamedCase<Kernels>) {
        let draw = { (kernels: Kernels) in
            var (uniforms, quantiles) = ([Double](repeating: 0, count: 1600), [Double](repeating: 0, count: 1600))
            kernels.uniformVariates(12345, 678, 9, 100, &uniforms)
            kernels.centralNormalQuantiles(uniforms, 200, &quantiles)
            return uniforms + quantiles
        }
        #expect(draw(kernels.value) == draw(Kernels(.baseline)))
    }

    @Test("AVX2 and AVX-512 agree in every bit", .enabled(if: InstructionSet.available.contains(.avx512)))
    func bitwise() {
        let points = [Double].logarithmic(from: 1e-20, through: 708, count: 5000)
        let (narrow, wide) = (Self.evaluate(Kernels(.avx2), points), Self.evaluate(Kernels(.avx512), points))
        #expect(narrow.decays == wide.decays && narrow.complements == wide.complements)
    }
}
