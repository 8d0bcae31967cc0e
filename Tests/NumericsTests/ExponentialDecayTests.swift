import Foundation
import Numerics
import Testing

@Suite("Vector exponential")
struct ExponentialDecayTests {
    /// e^{−x} and 1 − e^{−x} against the C library, over the whole range and around every change of the reduction.
    @Test("both are exact to 2 units in the last place over the whole range")
    func accuracy() {
        var points = [Double].logarithmic(from: 1e-308, through: 708, count: 40_000)
        points += [Double].linear(from: 0, through: 40, count: 40_001)
        points += (0..<2000).flatMap { k in
            let edge = (Double(k % 1000) + 0.5) * M_LN2
            return edge < 700 ? [edge.nextDown, edge, edge.nextUp] : []
        }
        var worst = (decay: 0.0, complement: 0.0)
        for point in points {
            let found = ExponentialDecay(SIMD8(repeating: point))
            let decay = exp(-point)
            let complement = -expm1(-point)
            worst.decay = max(worst.decay, abs(found.decay[3] - decay) / decay.ulp)
            worst.complement = max(worst.complement, abs(found.complement[5] - complement) / complement.ulp)
        }
        #expect(worst.decay <= 2)
        #expect(worst.complement <= 2)
    }

    @Test("the ends", arguments: [(0.0, 1.0, 0.0), (709, 0, 1), (1e300, 0, 1), (.infinity, 0, 1), (1e-300, 1, 1e-300)])
    func ends(x: Double, decay: Double, complement: Double) {
        let found = ExponentialDecay(SIMD8(repeating: x))
        #expect(found.decay == SIMD8(repeating: decay))
        #expect(found.complement == SIMD8(repeating: complement))
    }
}
