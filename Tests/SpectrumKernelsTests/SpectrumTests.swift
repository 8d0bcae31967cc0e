import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Spectra of zonal kernels")
struct SpectrumTests {
    static let closed: [NamedCase<any ZonalKernel>] = [
        NamedCase("two layers, bias", NeuralTangentKernel.twoLayer(hasBias: true)),
        NamedCase("two layers", NeuralTangentKernel.twoLayer(hasBias: false)),
        NamedCase("all layers, bias", NeuralTangentKernel(hiddenLayers: 1, squaredBias: 0.7)),
        NamedCase("order 0", ArcCosineKernel(order: .zero)), NamedCase("order 1", ArcCosineKernel(order: .one)),
        NamedCase("Poisson", PoissonKernel(radius: 0.6)),
    ]

    @Test("quadrature gives the closed form on the circle", arguments: closed)
    func circle(_ kernel: NamedCase<any ZonalKernel>) throws {
        try compare(kernel.value)
    }

    private func compare(_ kernel: some ZonalKernel) throws {
        let expected = try #require(ZonalSpectrum(closedFormOf: kernel, through: 120))
        let found = ZonalSpectrum(of: kernel, dimension: 2, through: 120, nodes: 260)
        let tolerance = 4e-15 * max(found.trace, 1)
        for degree in 0...120 { #expect(abs(found.eigenvalues[degree] - expected.eigenvalues[degree]) < tolerance) }
    }

    /// The values that the report states: EXPERIMENTS' closed form of the circle kernel.
    @Test("the circle kernel's eigenvalues are the published ones")
    func published() throws {
        let spectrum = try #require(ZonalSpectrum(closedFormOf: NeuralTangentKernel.twoLayer(hasBias: true), through: 9))
        let square = 2 * Double.pi * Double.pi
        let expected: [Double] = (0...9).map { degree in
            let k = Double(degree)
            switch degree {
            case 0: return 0.125 + 1 / square
            case 1: return 0.0625 + 1 / square
            default: return degree.isMultiple(of: 2) ? (k * k + 1) / (square * pow(k * k - 1, 2)) : 1 / (square * k * k)
            }
        }
        for (found, value) in zip(spectrum.eigenvalues, expected) { #expect(relativeError(found, value) < 1e-14) }
        #expect(spectrum.sorted(count: 6) == [0, 1, 1, 2, 2, 3].map { spectrum.eigenvalues[$0] })
        let free = try #require(ZonalSpectrum(closedFormOf: NeuralTangentKernel.twoLayer(hasBias: false), through: 9))
        #expect([3, 5, 7, 9].allSatisfy { free.eigenvalues[$0] == 0 })
        #expect([2, 4, 6, 8].allSatisfy { relativeError(free.eigenvalues[$0], spectrum.eigenvalues[$0]) < 1e-14 })
    }

    /// n equispaced points see frequency k and all k + jn as one.
    @Test("a Gram matrix of equispaced points has the spectrum folded at n", arguments: [16, 61])
    func circulant(_ count: Int) throws {
        let kernel = NeuralTangentKernel.twoLayer(hasBias: true)
        let pairs = try LeadingEigenpairs(of: try kernel.gram(.equispaced(count: count)))
        // What lies beyond 2000 folds is an integral, to a relative 10⁻⁶.
        let (folds, size) = (2000, Double(count))
        let beyond = 1 / (Double.pi * .pi * size * size * (Double(folds) + 0.5))
        let folded = (0..<count).map { frequency in
            (-folds...folds).reduce(beyond) { $0 + (kernel.circleEigenvalue(frequency: abs(frequency + $1 * count)) ?? .nan) }
        }
        for (value, expected) in zip(pairs.values, folded.sorted(by: >)) {
            #expect(abs(value / size - expected) < 1e-11)
        }
    }

    /// (1 − r²)/(1 − 2rt + r²)^{d/2}, whose eigenvalue of degree k is r^k on S^{d−1}.
    private struct Poisson: ZonalKernel {
        let radius: Double
        let dimension: Int
        let label = "Poisson"
        func value(angle: Double) -> Double {
            (1 - radius * radius) / pow(1 - 2 * radius * cos(angle) + radius * radius, 0.5 * Double(dimension))
        }
    }

    @Test("the Poisson kernel of a sphere has the eigenvalues r^k", arguments: [2, 3, 4, 7, 12])
    func poisson(_ dimension: Int) {
        let spectrum = ZonalSpectrum(of: Poisson(radius: 0.5, dimension: dimension), dimension: dimension, through: 20)
        for (degree, value) in spectrum.eigenvalues.enumerated() {
            #expect(abs(value - pow(0.5, Double(degree))) < 2e-15 * spectrum.trace)
        }
    }

    @Test("harmonics are counted, and are as many as the known formulas say")
    func counts() {
        #expect((0...4).map { harmonicCount(degree: $0, dimension: 2) } == [1, 2, 2, 2, 2])
        #expect((0...4).map { harmonicCount(degree: $0, dimension: 3) } == [1, 3, 5, 7, 9])
        #expect((0...4).map { harmonicCount(degree: $0, dimension: 4) } == [1, 4, 9, 16, 25])
        #expect(harmonicCount(degree: 3, dimension: 10) == 210)
        // The last degrees whose counts are integers.
        #expect(harmonicCount(degree: 7, dimension: 1000) == 202_605_816_498_742_800)
        #expect(harmonicCount(degree: 15, dimension: 100) == 2_050_220_372_780_067_840)
    }

    @Test("of more harmonics than integers count the number is known to rounding, and sums go on")
    func manyHarmonics() {
        let counts = [(12, 200, 1.1786198812405264e19), (30, 1000, 5.795219825237844e57), (3, 10, 210)]
        for (degree, dimension, count) in counts {
            #expect(relativeError(harmonicMultiplicity(degree: degree, dimension: dimension), count) < 1e-14)
        }
        #expect(harmonicCount(degree: 12, dimension: 200) == .max)
        let spectrum = ZonalSpectrum(
            of: NeuralTangentKernel.normalized(hiddenLayers: 2, squaredBias: 0.1), dimension: 200, through: 14)
        #expect(spectrum.tail.isFinite)
        let (first, others) = (spectrum.eigenvalues[0], [Double](repeating: spectrum.eigenvalues[1], count: 200))
        #expect(spectrum.sorted(count: 201) == [first] + others)
        #expect(ZonalSeries(dimension: 200, eigenvalues: spectrum.eigenvalues).value(angle: 1).isFinite)
    }

    @Test("Gegenbauer polynomials are cosines on the circle and Legendre's on the sphere")
    func polynomials() {
        let (circle, sphere) = (Gegenbauer(dimension: 2), Gegenbauer(dimension: 3))
        for t in [-1, -0.3, 0, 0.8, 1.0] {
            let cosines = circle.values(through: 7, at: t)
            #expect((0...7).allSatisfy { abs(cosines[$0] - cos(Double($0) * acos(t))) < 1e-14 })
            #expect(abs(sphere.values(through: 3, at: t)[3] - 0.5 * (5 * t * t * t - 3 * t)) < 1e-15)
        }
    }

    @Test("a kernel is the series of its eigenvalues", arguments: [2, 3, 6], [1, 3])
    func series(_ dimension: Int, _ layers: Int) {
        let kernel = NeuralTangentKernel.normalized(hiddenLayers: layers, squaredBias: 0.2)
        let spectrum = ZonalSpectrum(of: kernel, dimension: dimension, through: 300)
        let series = ZonalSeries(dimension: dimension, eigenvalues: spectrum.eigenvalues)
        #expect(spectrum.tail > 0 && spectrum.tail < 0.02)
        for angle in [0.7, 1.5, 2.6] {
            // |P_k| ≤ 1, so no more than the tail of the trace is missing.
            #expect(abs(series.value(angle: angle) - kernel.value(angle: angle)) < spectrum.tail)
        }
        #expect(abs(series.values(cosines: [cos(0.7)])[0] - series.value(angle: 0.7)) < 1e-12)
    }

    @Test("the leading eigenvalues of a large random Gram matrix are those of the sphere")
    func random() throws {
        let kernel = NeuralTangentKernel.normalized(hiddenLayers: 2, squaredBias: 0.1)
        let points = SpherePoints.uniform(count: 1500, dimension: 3, from: RandomStream(seed: 4))
        let pairs = try LeadingEigenpairs(of: try kernel.gram(points), count: 9).scaled(by: 1 / 1500)
        let expected = ZonalSpectrum(of: kernel, dimension: 3, through: 6).sorted(count: 9)
        // Relative fluctuations of order √(9/n).
        #expect(zip(pairs.values, expected).allSatisfy { relativeError($0, $1) < 0.25 })
        let groups = [0..<1, 1..<4, 4..<9]
        for group in groups {
            let (found, truth) = (pairs.values[group].reduce(0, +), expected[group].reduce(0, +))
            #expect(relativeError(found, truth) < 0.06)
        }
    }
}
