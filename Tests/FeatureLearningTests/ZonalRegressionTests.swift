import FeatureLearning
import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Kernel ridge regression on the sphere")
struct ZonalRegressionTests {
    private let stream = RandomStream(seed: 41)

    @Test("the error by degree is the one that a sample measures")
    func errors() throws {
        let target =
            ZonalTarget.singleIndex(dimension: 6, heights: [0.5, 1, 1, 0.7]) + .product(of: [1, 2], dimension: 6, height: 0.5)
        let kernel = ReLULayerKernel()
        let spectrum = ZonalSpectrum(of: kernel, dimension: 6, through: 14)
        let points = SpherePoints.uniform(count: 120, dimension: 6, from: stream)
        let responses = zip(target.values(at: points), stream.stream(1).normals(count: 120)).map { $0 + 0.3 * $1 }
        let regression = try ZonalRegression(
            kernel: kernel, spectrum: spectrum, ridge: 0.01, points: points, responses: responses)
        let exact = regression.errors(for: target)
        let others = SpherePoints.uniform(count: 40_000, dimension: 6, from: stream.stream(2))
        let measured = Summary(zip(try regression.predict(others), target.values(at: others)).map { ($0 - $1) * ($0 - $1) })
        #expect(abs(measured.mean - exact.total) < 4 * measured.standardError + exact.beyond)
        #expect(exact.beyond < 0.01 * exact.total)
    }

    @Test("one point: the closed form")
    func onePoint() throws {
        let (dimension, ridge, response) = (5, 0.2, 1.3)
        let target = ZonalTarget.singleIndex(dimension: dimension, heights: [0.2, 0.9, 0.4])
        // κ(1) = 1.6.
        let kernel = ZonalSeries(dimension: dimension, eigenvalues: [0.5, 0.12, 0.5 / 14, 0, 0])
        let spectrum = ZonalSpectrum(of: kernel, dimension: dimension, through: 4)
        let point = SpherePoints.uniform(count: 1, dimension: dimension, from: stream)
        let weight = response / (1.6 + ridge)
        let errors = try ZonalRegression(
            kernel: kernel, spectrum: spectrum, ridge: ridge, points: point, responses: [response]
        ).errors(for: target)
        let parts = target.partValues(at: point)
        for degree in 0...2 {
            let eigenvalue = spectrum.eigenvalues[degree]
            let expected =
                target.energies[degree] - 2 * weight * eigenvalue * parts[degree][0]
                + weight * weight * eigenvalue * eigenvalue * Double(spectrum.multiplicity(degree: degree))
            #expect(abs(errors.errors[degree] - expected) < 1e-13)
        }
        #expect(errors.errors[3...].allSatisfy { abs($0) < 1e-13 })
    }

    @Test("the deterministic equivalent meets the mean over samples, the closer the larger n and d")
    func equivalent() throws {
        let gaps = try [(8, 60), (32, 240)].map { dimension, count -> Double in
            let target = ZonalTarget.singleIndex(dimension: dimension, heights: [0, 1, 0.8])
            let kernel = ReLULayerKernel()
            let spectrum = ZonalSpectrum(of: kernel, dimension: dimension, through: 6)
            let errors = try (0..<24).map { repetition -> Double in
                let points = SpherePoints.uniform(count: count, dimension: dimension, from: stream.stream(repetition))
                let noise = stream.stream(repetition).stream(0).normals(count: count)
                let responses = zip(target.values(at: points), noise).map { $0 + 0.5 * $1 }
                return try ZonalRegression(
                    kernel: kernel, spectrum: spectrum, ridge: 0.05, points: points, responses: responses
                ).errors(for: target).total
            }
            let theory = DeterministicEquivalent(spectrum: spectrum, ridge: 0.05, sampleSize: Double(count))
                .errors(energies: target.energies(through: 6), noise: 0.5)
            let summary = Summary(errors)
            #expect(abs(summary.mean - theory.total) < 4 * summary.standardError + 0.05 * theory.total)
            return abs(summary.mean / theory.total - 1)
        }
        #expect(gaps[1] < 0.05)
    }

    @Test("the effective ridge of equal eigenvalues solves its quadratic equation", arguments: [0.01, 1, 50])
    func equalEigenvalues(_ ridge: Double) {
        let (eigenvalue, count, samples) = (0.7, 40.0, 25.0)
        let equivalent = DeterministicEquivalent(
            eigenvalues: [eigenvalue], multiplicities: [count], ridge: ridge, sampleSize: samples)
        // n ν (μ + ν) = N μ ν + ridge (μ + ν).
        let linear = samples * eigenvalue - count * eigenvalue - ridge
        let root = (-linear + (linear * linear + 4 * samples * ridge * eigenvalue).squareRoot()) / (2 * samples)
        #expect(relativeError(equivalent.effectiveRidge, root) < 1e-12)
        // Nothing to learn and no noise: no error; nothing but noise: σ²γ/(1 − γ).
        #expect(equivalent.errors(energies: [0], noise: 0).total == 0)
        let variance = equivalent.errors(energies: [0], noise: 2).total
        #expect(relativeError(variance, 4 * equivalent.overlap / (1 - equivalent.overlap)) < 1e-12)
    }

    @Test("without a step the spiked kernel is the layer's, at any angle and in rows of cosines")
    func unspiked() throws {
        let points = SpherePoints.uniform(count: 12, dimension: 9, from: stream)
        let layer = ReLULayerKernel(offset: 0.8)
        let kernel = SpikedKernel(direction: points.coordinates.row(0), strength: 0, offset: 0.8)
        let expected = try layer.gram(points)
        #expect((kernel.matrix(points, points) - expected).maximumNorm < 1e-7)
        let cosines = [-1, -0.3, 0.2, 0.9999, 1]
        #expect(
            zip(cosines, layer.values(cosines: cosines)).allSatisfy { cosine, value in
                abs(value - layer.value(angle: acos(cosine))) < 1e-12
            })
        // E relu(h)² = E h²/2.
        #expect(abs(layer.value(angle: 0) - 0.5 * 1.64) < 1e-14)
    }

    @Test("the spiked kernel is the mean over random neurons")
    func neurons() {
        let (dimension, strength, offset, width) = (6, 1.5, 0.7, 200_000)
        let points = SpherePoints.uniform(count: 2, dimension: dimension, from: stream)
        let direction = SpherePoints.uniform(count: 1, dimension: dimension, from: stream.stream(1)).coordinates.row(0)
        let kernel = SpikedKernel(direction: direction, strength: strength, offset: offset)
        let normals = stream.stream(2).normals(count: width * (dimension + 2))
        let products = (0..<width).map { neuron -> Double in
            let own = normals[neuron * (dimension + 2)..<(neuron + 1) * (dimension + 2)].map { $0 }
            let step = strength * Double(dimension).squareRoot() * own[dimension]
            let outputs = (0..<2).map { point -> Double in
                let projection = (0..<dimension).reduce(0.0) {
                    $0 + (own[$1] + step * direction[$1]) * points.coordinates[point, $1]
                }
                return max(projection + offset * own[dimension + 1], 0)
            }
            return outputs[0] * outputs[1]
        }
        let summary = Summary(products)
        #expect(abs(summary.mean - kernel.matrix(points, points)[0, 1]) < 4 * summary.standardError)
    }
}
