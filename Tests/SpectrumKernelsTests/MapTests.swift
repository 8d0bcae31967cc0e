import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Maps of eigenvalues")
struct MapTests {
    static let values: [Double] = [4, 2, 1, 0.5, 0]
    static let maps: [NamedCase<(EigenvalueMap, [Double])>] = [
        NamedCase("identity", (.identity, [4, 2, 1, 0.5, 0])), NamedCase("power", (.power(2), [16, 4, 1, 0.25, 0])),
        NamedCase("scaled", (.scaled(by: 3), [12, 6, 3, 1.5, 0])),
        NamedCase("capped", (.capped(at: 1.5), [1.5, 1.5, 1, 0.5, 0])),
        NamedCase("Tikhonov", (.tikhonov(scale: 2, ridge: 1), [1.6, 4 / 3, 1, 2 / 3, 0])),
        NamedCase("cut below", (.cut(below: 1), [4, 2, 1, 0, 0])), NamedCase("kept", (.cut(keeping: 2), [4, 2, 0, 0, 0])),
        NamedCase("flat", (.flattened(first: 3), [1, 1, 1, 0.5, 0])),
        NamedCase("square root", (.squareRoot(first: 3), [2, 2.0.squareRoot(), 1, 0.5, 0])),
        NamedCase("reordered", (.reordered([2, 1, 0]), [1, 2, 4, 0.5, 0])),
        NamedCase("interpolated", (.interpolated([0.5, 2], [1, 4]), [4, 4, 2, 1, 1])),
        NamedCase("composed", (EigenvalueMap.power(2).then(.capped(at: 3)).then(.scaled(by: 0.5)), [1.5, 1.5, 0.5, 0.125, 0])),
    ]

    @Test("each does what it says", arguments: maps)
    func values(_ map: NamedCase<(EigenvalueMap, [Double])>) throws {
        let found = try map.value.0(Self.values)
        #expect(zip(found, map.value.1).allSatisfy { abs($0 - $1) < 1e-15 } && found.count == 5)
        let decoded = try JSONDecoder().decode(EigenvalueMap.self, from: JSONEncoder().encode(map.value.0))
        #expect(decoded == map.value.0)
    }

    @Test("what is not there, and what is no eigenvalue, is told")
    func failures() {
        #expect(throws: SpectrumKernelError.missingEigenvalue(index: 5, available: 5)) {
            try EigenvalueMap.flattened(first: 6)(Self.values)
        }
        #expect(throws: SpectrumKernelError.missingEigenvalue(index: 9, available: 5)) {
            try EigenvalueMap.reordered([9])(Self.values)
        }
        #expect(throws: SpectrumKernelError.invalidEigenvalue(index: 4, value: .infinity)) {
            try EigenvalueMap.power(-1)(Self.values)
        }
        #expect(throws: SpectrumKernelError.invalidEigenvalue(index: 0, value: -4)) {
            try EigenvalueMap.scaled(by: -1)(Self.values)
        }
    }
}

@Suite("Modified spectrum kernels")
struct ModifiedKernelTests {
    /// The circle kernel cut at frequency 60, and what maps make of its spectrum.
    private static let eigenvalues = (0...60).map { NeuralTangentKernel.twoLayer(hasBias: true).circleEigenvalue(frequency: $0)! }
    private static let kernel = ZonalSeries(dimension: 2, eigenvalues: eigenvalues)

    private static func error(_ map: EigenvalueMap, count: Int, stream: RandomStream) throws -> Double {
        let angles = stream.uniforms(count: count).map { 2 * .pi * $0 }
        let points = SpherePoints.circle(angles: angles)
        let truth = ZonalSeries(dimension: 2, eigenvalues: try map(eigenvalues))
        return try ModifiedSpectrumKernel(kernel, points: points, map: map).relativeError(from: truth.gram(points))
    }

    private static func mean(_ map: EigenvalueMap, count: Int, repetitions: Int) throws -> Summary {
        Summary(
            try (0..<repetitions).map { try error(map, count: count, stream: RandomStream(seed: 9).stream(count).stream($0)) })
    }

    @Test("the error of λ² falls from 0.157 at n = 50 to 0.042 at n = 800")
    func published() throws {
        for (count, expected, repetitions) in [(50, 0.157, 60), (800, 0.042, 4)] {
            let summary = try Self.mean(.power(2), count: count, repetitions: repetitions)
            #expect(abs(summary.mean - expected) < 3 * summary.standardError + 0.1 * expected)
        }
    }

    @Test("no change of the spectrum is no error; equispaced points make none up to half their number")
    func exact() throws {
        #expect(try Self.error(.identity, count: 80, stream: RandomStream(seed: 1)) < 1e-13)
        let points = SpherePoints.equispaced(count: 200)
        let truth = ZonalSeries(dimension: 2, eigenvalues: try EigenvalueMap.power(2)(Self.eigenvalues))
        let modified = try ModifiedSpectrumKernel(Self.kernel, points: points, map: .power(2))
        #expect(modified.relativeError(from: try truth.gram(points)) < 1e-12)
        // Out of sample too, since the eigenfunctions are exact there.
        let others = SpherePoints.circle(angles: [0.1, 1, 2.5, 4])
        let expected = try truth.matrix(others, others)
        #expect((try modified.matrix(others, others) - expected).maximumNorm < 1e-12)
    }

    @Test("out of sample is in sample at the points themselves")
    func nystrom() throws {
        let points = SpherePoints.uniform(count: 70, dimension: 3, from: RandomStream(seed: 2))
        let kernel = NeuralTangentKernel.normalized(hiddenLayers: 1, squaredBias: 1)
        let modified = try ModifiedSpectrumKernel(kernel, points: points, count: 20, map: .flattened(first: 10))
        #expect((try modified.matrix(points, points) - modified.gram()).maximumNorm < 1e-11)
        let functions = try modified.eigenfunctions(at: points)
        #expect(((1 / 70) * functions.gram() - .identity(20)).maximumNorm < 1e-11)
    }
}
