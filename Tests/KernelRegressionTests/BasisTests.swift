import Foundation
import KernelRegression
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Bases")
struct BasisTests {
    static let regions: [NamedCase<(Int, FrequencyRegion, Int)>] = [
        NamedCase("interval", (1, .cube(radius: 7), 15)),
        NamedCase("square", (2, .cube(radius: 15), 961)),
        NamedCase("disc", (2, .ball(squaredRadius: 25), 81)),
        NamedCase("concrete", (8, .ball(squaredRadius: 7), 12_369)),
        NamedCase("concrete, half", (8, .ball(squaredRadius: 6), 6865)),
        NamedCase("a point", (3, .ball(squaredRadius: 0), 1)),
    ]

    @Test("the number of frequencies: counted, and listed", arguments: regions)
    func regionCounts(_ row: NamedCase<(Int, FrequencyRegion, Int)>) {
        let (dimension, region, count) = row.value
        #expect(region.count(dimension: dimension) == count)
        let all = Frequencies(dimension: dimension, region: region)
        #expect(all.count == count)
        #expect(Frequencies(dimension: dimension, region: region, isHalf: true).count == (count + 1) / 2)
        #expect(all.squaredNorms == all.squaredNorms.sorted())
    }

    @Test("California's 136,209 functions")
    func californiaCount() {
        #expect(FrequencyRegion.ball(squaredRadius: 13).count(dimension: 8) == 136_209)
    }

    @Test("frequencies are distinct, in their region, and half of them with their negatives are all")
    func frequencies() {
        let region = FrequencyRegion.ball(squaredRadius: 9)
        let all = Frequencies(dimension: 3, region: region)
        let vectors = (0..<all.count).map { all[$0] }
        #expect(Set(vectors).count == all.count)
        #expect(zip(vectors, all.squaredNorms).allSatisfy { $0.reduce(0) { $0 + $1 * $1 } == $1 && $1 <= 9 })
        let half = Frequencies(dimension: 3, region: region, isHalf: true)
        let halves = (0..<half.count).map { half[$0] }
        #expect(halves[0] == [0, 0, 0])
        #expect(Set(halves + halves.map { $0.map { -$0 } }) == Set(vectors))
        #expect(vectors.prefix(7) == [[0, 0, 0], [-1, 0, 0], [0, -1, 0], [0, 0, -1], [0, 0, 1], [0, 1, 0], [1, 0, 0]])
    }

    @Test("functions of the torus are what their names say", arguments: [1, 2, 3])
    func torusFunctions(_ dimension: Int) {
        let basis = TorusBasis(dimension: dimension, region: .ball(squaredRadius: 16), smoothness: 1.5)
        let points = Matrix(
            rows: 9, columns: dimension,
            columnMajor: RandomStream(seed: 1).uniforms(count: 9 * dimension).map { 2 * $0 - 1 })
        let design = basis.designMatrix(at: points)
        #expect(design.rows == 9 && design.columns == basis.count)
        for index in 0..<basis.count {
            let (wave, frequency) = basis.function(at: index)
            let norm = frequency.reduce(0) { $0 + $1 * $1 }
            #expect(relativeError(basis.eigenvalues[index], pow(1 + Double(norm), -1.5)) < 1e-15)
            for row in 0..<9 {
                let phase = Double.pi * zip(frequency, points.row(row)).reduce(0) { $0 + Double($1.0) * $1.1 }
                let expected =
                    switch wave {
                    case .constant: 1.0
                    case .cosine: 2.0.squareRoot() * cos(phase)
                    case .sine: 2.0.squareRoot() * sin(phase)
                    }
                #expect(abs(design[row, index] - expected) < 1e-13)
            }
        }
        #expect(basis.values(of: basis.eigenvalues, at: points).count == 9)
    }

    /// On a grid finer than every frequency, sums over points are integrals.
    @Test("functions of the torus are orthonormal")
    func torusOrthonormal() {
        let basis = TorusBasis(dimension: 2, region: .cube(radius: 3), smoothness: 2)
        let grid = Matrix(rows: 64, columns: 2) { row, column in -1 + 0.25 * Double(column == 0 ? row / 8 : row % 8) }
        let gram = (1.0 / 64) * basis.designMatrix(at: grid).gram()
        #expect((gram - .identity(49)).maximumNorm < 1e-13)
    }

    @Test("functions of an interval are orthonormal there, and count their cycles")
    func interval() {
        let basis = TrigonometricBasis(interval: 1958...2026, cycles: 20, smoothness: 1)
        let points = Matrix(rows: 64, columns: 1) { row, _ in 1958 + 68 * Double(row) / 64 }
        let design = basis.designMatrix(at: points)
        #expect(((1.0 / 64) * design.gram() - .identity(41)).maximumNorm < 1e-12)
        #expect(abs(design[5, 3] - 2.0.squareRoot() * cos(4 * .pi * 5 / 64)) < 1e-12)
        #expect(abs(design[5, 40] - 2.0.squareRoot() * sin(40 * .pi * 5 / 64)) < 1e-12)
        #expect(relativeError(basis.frequencies[39], 20.0 / 68) < 1e-15)
        #expect(relativeError(basis.eigenvalues[40], 1.0 / 401) < 1e-15)
    }

    @Test("the coefficients of sin(7.5πx₁): the formula, the quadrature, the energy")
    func sine() {
        let signal = SineSignal()
        let rule = GaussQuadrature.legendre(count: 60)
        for m in [1, 7, 8, 15] {
            let expected = (m % 2 == 1 ? 1 : -1) * (2.0.squareRoot() / .pi) * Double(m) / (7.5 * 7.5 - Double(m * m))
            #expect(relativeError(signal.coefficient(ofSine: m), expected) < 1e-13)
            let integral = rule.integral(from: -1, to: 1) {
                0.5 * sin(7.5 * .pi * $0) * 2.0.squareRoot() * sin(.pi * Double(m) * $0)
            }
            #expect(abs(signal.coefficient(ofSine: m) - integral) < 1e-12)
        }
        #expect(signal.energy == 0.5)
        let whole = SineSignal(frequency: 3)
        #expect(relativeError(whole.coefficient(ofSine: 3), 0.5.squareRoot()) < 1e-15 && whole.coefficient(ofSine: 2) == 0)
        #expect(
            abs(SineSignal(frequency: 2.2).energy - rule.integral(from: -1, to: 1) { 0.5 * pow(sin(2.2 * .pi * $0), 2) }) < 1e-13)
    }

    @Test("the truth in a basis: the tail is what the basis lacks")
    func truth() {
        let signal = SineSignal()
        let basis = TorusBasis(dimension: 2, region: .cube(radius: 15), smoothness: 1.5)
        let truth = signal.signal(in: basis)
        #expect(truth.support.count == 15)
        #expect(abs(truth.energy - 0.5) < 1e-15)
        let rest = (16...200_000).reduce(0.0) { $0 + pow(signal.coefficient(ofSine: $1), 2) }
        #expect(abs(truth.tailEnergy - rest) < 2e-6)
        #expect(abs(truth.risk(of: truth.coefficients) - truth.tailEnergy) < 1e-16)
        #expect(abs(truth.risk(of: [Double](repeating: 0, count: basis.count)) - 0.5) < 1e-15)
        // The exact risk is the mean squared error over many test points.
        let estimate = truth.coefficients.enumerated().map { $1 + 0.05 * sin(Double($0)) }
        let test = TorusRegression(noise: 0).sample(count: 20_000, from: RandomStream(seed: 2))
        let errors = zip(basis.values(of: estimate, at: test.features), test.responses).map { pow($0 - $1, 2) }
        let summary = Summary(errors)
        #expect(abs(summary.mean - truth.risk(of: estimate)) < 4 * summary.standardError)
    }

    @Test("a sample begins with the smaller one of its stream")
    func sample() {
        let regression = TorusRegression(noise: 0.3)
        let small = regression.sample(count: 50, from: RandomStream(seed: 3))
        let large = regression.sample(count: 80, from: RandomStream(seed: 3))
        #expect(large.selecting(Array(0..<50)) == small)
        #expect(large.features.elements.allSatisfy { $0 >= -1 && $0 < 1 })
        let noise = Summary(zip(large.responses, SineSignal().values(at: large.features)).map { $0 - $1 })
        #expect(abs(noise.standardDeviation - 0.3) < 0.1 && abs(noise.mean) < 0.15)
    }
}
