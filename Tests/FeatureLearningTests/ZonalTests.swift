import FeatureLearning
import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Targets on the sphere")
struct ZonalTests {
    @Test("means over the sphere: even moments of a coordinate, and polynomials of norm 1/√N_ℓ", arguments: [3, 4, 10, 100])
    func means(_ dimension: Int) {
        let polynomials = Gegenbauer(dimension: dimension)
        let d = Double(dimension)
        #expect(relativeError(polynomials.mean { $0 * $0 }, 1 / d) < 1e-12)
        #expect(relativeError(polynomials.mean { $0 * $0 * $0 * $0 }, 3 / (d * (d + 2))) < 1e-12)
        for degree in 0...5 {
            let square = polynomials.mean { pow(polynomials.values(through: degree, at: $0)[degree], 2) }
            #expect(relativeError(square, 1 / Double(harmonicCount(degree: degree, dimension: dimension))) < 1e-10)
        }
    }

    @Test("products of coordinates are what their name says, with the norm asked for", arguments: [1, 2, 3, 4])
    func products(_ degree: Int) {
        let dimension = 9
        let target = ZonalTarget.product(of: Array(2..<2 + degree), dimension: dimension, height: 0.7)
        let points = SpherePoints.uniform(count: 20, dimension: dimension, from: RandomStream(seed: 3))
        // E x₁² … x_k² = 1/(d(d + 2) … (d + 2k − 2)).
        let norm = (0..<degree).reduce(1.0) { $0 * Double(dimension + 2 * $1) }.squareRoot()
        for (row, value) in target.values(at: points).enumerated() {
            let product = (2..<2 + degree).reduce(1.0) { $0 * points.coordinates[row, $1] }
            #expect(abs(value - 0.7 * norm * product) < 1e-12)
        }
        #expect(abs(target.energy - 0.49) < 1e-13)
        #expect(abs(target.energies[degree] - 0.49) < 1e-13)
    }

    @Test("energies of a multi-index target agree with a sample's, by degree")
    func energies() {
        let dimension = 8
        let oblique = (0..<dimension).map { $0 < 2 ? 0.5.squareRoot() : 0 }
        let target =
            ZonalTarget.singleIndex(dimension: dimension, heights: [0.3, 1, 0, 0.5])
            + ZonalTarget(dimension: dimension, terms: [.init(degree: 3, direction: oblique, height: 0.8)])
            + .product(of: [0, 1], dimension: dimension, height: 0.6)
        let points = SpherePoints.uniform(count: 40_000, dimension: dimension, from: RandomStream(seed: 8))
        for (degree, values) in target.partValues(at: points).enumerated() {
            let summary = Summary(values.map { $0 * $0 })
            #expect(abs(summary.mean - target.energies[degree]) < 5 * summary.standardError + 1e-12)
        }
    }
}
