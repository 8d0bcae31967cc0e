import FeatureLearning
import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Harmonics, targets and kernels on the sphere")
struct ZonalTests {
    @Test(
        "how many harmonics a degree has",
        arguments: [
            NamedCase("circle's neighbour, d = 3: 2ℓ + 1", (3, [1.0, 3, 5, 7, 9])),
            NamedCase("d = 4: (ℓ + 1)²", (4, [1.0, 4, 9, 16, 25])),
            NamedCase("d = 10", (10, [1.0, 10, 54, 210, 660])),
            NamedCase("d = 100", (100, [1.0, 100, 5049, 171_600, 4_416_225])),
        ])
    func multiplicities(_ row: NamedCase<(Int, [Double])>) {
        let (dimension, counts) = row.value
        let harmonics = ZonalHarmonics(dimension: dimension)
        #expect((0..<counts.count).map { harmonics.multiplicity(ofDegree: $0) } == counts)
    }

    @Test("zonal harmonics of different degrees are orthogonal, and have norm 1/√N_ℓ", arguments: [3, 4, 10, 33, 100])
    func orthogonality(_ dimension: Int) {
        let harmonics = ZonalHarmonics(dimension: dimension)
        for first in 0...6 {
            for second in 0...first {
                let (a, b) = (harmonics.multiplicity(ofDegree: first), harmonics.multiplicity(ofDegree: second))
                let mean = harmonics.mean {
                    harmonics.value(ofDegree: first, at: $0) * harmonics.value(ofDegree: second, at: $0)
                }
                #expect(abs(mean * (a * b).squareRoot() - (first == second ? 1 : 0)) < 1e-11)
            }
        }
    }

    @Test("in three dimensions they are Legendre's polynomials")
    func legendre() {
        for t in [-1.0, -0.3, 0.2, 0.9, 1] {
            let values = ZonalHarmonics(dimension: 3).values(at: t, through: 3)
            #expect(zip(values, [1, t, (3 * t * t - 1) / 2, (5 * t * t * t - 3 * t) / 2]).allSatisfy { abs($0 - $1) < 1e-14 })
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
            let product = (2..<2 + degree).reduce(1.0) { $0 * points[row, $1] }
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

    @Test("eigenvalues of the Poisson kernel are r^ℓ", arguments: [3, 10, 100])
    func poissonKernel(_ dimension: Int) {
        // Σ r^ℓ N_ℓ P_ℓ(t) = (1 − r²)/(1 − 2rt + r²)^{d/2}.
        let r = dimension == 100 ? 0.05 : 0.3
        let kernel = ZonalKernel(dimension: dimension, degree: 5) { t in
            (1 - r * r) / pow(1 - 2 * r * t + r * r, Double(dimension) / 2)
        }
        for (degree, value) in kernel.eigenvalues.enumerated() {
            #expect(relativeError(value, pow(r, Double(degree))) < 1e-7)
        }
        #expect(kernel.massBeyond > 0)
    }

    @Test("points have length one, and a larger sample begins with a smaller one")
    func points() {
        let stream = RandomStream(seed: 4)
        let points = SpherePoints.uniform(count: 30, dimension: 7, from: stream)
        #expect((0..<30).allSatisfy { abs(points.row($0).reduce(0) { $0 + $1 * $1 } - 1) < 1e-14 })
        #expect(SpherePoints.uniform(count: 10, dimension: 7, from: stream) == points.selecting(rows: Array(0..<10)))
    }
}
