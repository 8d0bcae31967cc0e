import Foundation
import KernelRegression
import Numerics
import TestSupport
import Testing

@Suite("Empirical Fourier coefficients")
struct FourierTests {
    private static func data(_ count: Int, _ dimension: Int) -> (Matrix, [Double]) {
        let stream = RandomStream(seed: 4)
        let points = stream.uniforms(count: count * dimension).map { 2 * $0 - 1 }
        return (
            Matrix(rows: count, columns: dimension, columnMajor: points),
            stream.stream(1).normals(count: count).map { 2 + $0 }
        )
    }

    static let cases: [NamedCase<(count: Int, dimension: Int, region: FrequencyRegion)>] = [
        NamedCase("one dimension", (40, 1, .cube(radius: 9))),
        NamedCase("two dimensions, a square", (33, 2, .cube(radius: 3))),
        NamedCase("three dimensions", (300, 3, .ball(squaredRadius: 11))),
        NamedCase("five dimensions", (70, 5, .ball(squaredRadius: 4))),
        NamedCase("eight dimensions", (5, 8, .ball(squaredRadius: 3))),
        NamedCase("a single frequency", (5, 2, .ball(squaredRadius: 0))),
    ]

    @Test("every coefficient is its sum", arguments: cases)
    func direct(_ row: NamedCase<(count: Int, dimension: Int, region: FrequencyRegion)>) {
        let (points, responses) = Self.data(row.value.count, row.value.dimension)
        let coefficients = EmpiricalFourierCoefficients(of: points, responses, region: row.value.region)
        #expect(coefficients.count == row.value.region.count(dimension: row.value.dimension))
        for index in 0..<coefficients.count {
            let frequency = coefficients.frequencies[index]
            var (real, imaginary) = (0.0, 0.0)
            for sample in 0..<points.rows {
                let phase = Double.pi * (0..<points.columns).reduce(0) { $0 + Double(frequency[$1]) * points[sample, $1] }
                real += responses[sample] * cos(phase) / Double(points.rows)
                imaginary -= responses[sample] * sin(phase) / Double(points.rows)
            }
            #expect(abs(coefficients.real[index] - real) < 1e-13)
            #expect(abs(coefficients.imaginary[index] - imaginary) < 1e-13)
        }
        #expect(abs(coefficients.magnitudes[0] - responses.reduce(0, +) / Double(points.rows)) < 1e-14)
    }

    @Test("the same bytes on one core as on three")
    func determinism() {
        let (points, responses) = Self.data(1500, 4)
        let region = FrequencyRegion.ball(squaredRadius: 6)
        let one = EmpiricalFourierCoefficients(of: points, responses, region: region, cores: 1)
        #expect(EmpiricalFourierCoefficients(of: points, responses, region: region, cores: 3) == one)
    }

    /// On a grid, one wave has one pair of coefficients.
    @Test("a wave on a grid is found at its frequency")
    func wave() {
        let points = Matrix(rows: 256, columns: 2) { row, column in -1 + 0.125 * Double(column == 0 ? row / 16 : row % 16) }
        let responses = (0..<256).map { 3 * sin(.pi * (2 * points[$0, 0] - 5 * points[$0, 1])) }
        let found = EmpiricalFourierCoefficients(of: points, responses, region: .cube(radius: 6))
        let large = (0..<found.count).filter { found.magnitudes[$0] > 1e-12 }
        #expect(Set(large.map { found.frequencies[$0] }) == [[2, -5], [-2, 5]])
        #expect(large.allSatisfy { abs(found.magnitudes[$0] - 1.5) < 1e-13 })
    }
}
