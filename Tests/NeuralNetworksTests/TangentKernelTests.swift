import Foundation
import NeuralNetworks
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Tangent kernels")
struct TangentKernelTests {
    @Test("are products of Jacobians", arguments: TestNetworks.architectures)
    func jacobians(_ architecture: NamedCase<Architecture>) throws {
        let network = try NeuralNetwork(
            architecture.value, initialization: TestNetworks.start, from: RandomStream(seed: 21))
        let points = TestNetworks.points(12, dimension: architecture.value.inputs)
        let others = TestNetworks.points(5, dimension: architecture.value.inputs, seed: 8)
        let jacobian = try TestNetworks.jacobian(network, points)
        let kernel = try network.tangentKernel(at: points)
        #expect((kernel - jacobian.outerGram()).maximumNorm < 1e-12 * kernel.maximumNorm)
        let cross = try network.tangentKernel(at: points, and: others)
        let expected = jacobian.multiplied(byTransposeOf: try TestNetworks.jacobian(network, others))
        #expect((cross - expected).maximumNorm < 1e-12 * kernel.maximumNorm)
    }

    @Test("come out the same when the units are taken in blocks")
    func blocks() throws {
        let architecture = Architecture(inputs: 2, widths: [9000], trained: .all)
        let network = try NeuralNetwork(architecture, initialization: TestNetworks.start, from: RandomStream(seed: 2))
        // 600 points take blocks of 3495 units; 2 points none.
        let points = TestNetworks.circle(600)
        let few = try network.tangentKernel(at: points.selecting(rows: [3, 501]))
        let many = try network.tangentKernel(at: points)
        #expect(abs(few[0, 1] - many[3, 501]) < 1e-12 && abs(few[1, 1] - many[501, 501]) < 1e-12)
    }

    @Test("approach the kernel of infinite width like m^{-1/2}")
    func infiniteWidth() throws {
        let points = TestNetworks.circle(24)
        let limit = Matrix(rows: 24, columns: 24) { row, column in
            let cosine = max(-1, min(1, zip(points.row(row), points.row(column)).reduce(0) { $0 + $1.0 * $1.1 }))
            return (cosine + 1) * (Double.pi - acos(cosine)) / (4 * Double.pi)
        }
        let widths = [64, 256, 1024, 4096]
        let errors = try widths.map { width in
            let distances = try (0..<24).parallelMap { repetition in
                let stream = RandomStream(seed: 1).stream(width).stream(repetition)
                let network = try NeuralNetwork(Architecture(inputs: 2, widths: [width]), from: stream)
                return (try network.tangentKernel(at: points) - limit).norm / limit.norm
            }
            return Summary(distances)
        }
        let fit = try PowerLawFit(x: widths.map(Double.init), y: errors.map(\.mean), standardErrors: errors.map(\.standardError))
        #expect(abs(fit.slope + 0.5) < 4 * fit.slopeStandardError)
        #expect(fit.slopeStandardError < 0.03)
    }

    @Test("of deeper networks approach the recursion for infinite width like m^{-1/2}", arguments: [2, 3])
    func infiniteDepth(_ hiddenLayers: Int) throws {
        let points = SpherePoints.equispaced(count: 16)
        // The recursion gives the output a bias, which adds a quarter everywhere; these networks have none.
        let recursion = NeuralTangentKernel(hiddenLayers: hiddenLayers, squaredBias: 1, trained: .all, scale: 0.25)
        let limit = try recursion.gram(points).map { $0 - 0.25 }
        let widths = [32, 128, 512]
        let errors = try widths.map { width in
            let distances = try (0..<24).parallelMap { repetition in
                let architecture = Architecture(
                    inputs: 2, widths: [Int](repeating: width, count: hiddenLayers), trained: .all)
                let network = try NeuralNetwork(
                    architecture, initialization: Initialization(output: .gaussian),
                    from: RandomStream(seed: 6).stream(width).stream(repetition))
                return (try network.tangentKernel(at: points.coordinates) - limit).norm / limit.norm
            }
            return Summary(distances)
        }
        let fit = try PowerLawFit(x: widths.map(Double.init), y: errors.map(\.mean), standardErrors: errors.map(\.standardError))
        #expect(abs(fit.slope + 0.5) < 4 * fit.slopeStandardError && fit.slopeStandardError < 0.08, "slope \(fit.slope)")
    }

    @Test("an antisymmetric start has the kernel of half the width")
    func antisymmetric() throws {
        let points = TestNetworks.circle(10)
        let half = try NeuralNetwork(Architecture(inputs: 2, widths: [50]), from: RandomStream(seed: 4))
        let paired = try NeuralNetwork(
            Architecture(inputs: 2, widths: [100]), initialization: Initialization(isAntisymmetric: true),
            from: RandomStream(seed: 4))
        #expect(try (half.tangentKernel(at: points) - paired.tangentKernel(at: points)).maximumNorm < 1e-14)
        #expect(try paired.values(at: points).allSatisfy { abs($0) < 1e-15 })
    }

    @Test("memory is foreseen and refused with the number of bytes")
    func memory() throws {
        let network = try NeuralNetwork(Architecture(inputs: 2, widths: [100, 100]), from: RandomStream(seed: 4))
        let points = TestNetworks.circle(1000)
        do {
            _ = try network.tangentKernel(at: points, within: MemoryLimit(bytes: 1 << 20))
            Issue.record("a kernel of 1000 points fits into no megabyte")
        } catch NetworkFailure.memory(let bytes, let limit) {
            #expect(limit == 1 << 20)
            // The kernel and its parts take 8 MB each, the layers 4.
            #expect(bytes > 20_000_000 && bytes < 60_000_000)
        }
    }
}
