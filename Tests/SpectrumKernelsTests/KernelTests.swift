import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Kernels of wide networks")
struct KernelTests {
    static let kernels = InstructionSet.available.map { NamedCase("\($0)", Kernels($0)) }

    /// Cosines over all of [−1, 1], crowded at both ends.
    static let cosines: [Double] = {
        let small = [Double].logarithmic(from: 1e-15, through: 1, count: 4000)
        let ends = small.flatMap { [1 - $0, $0 - 1] }
        return ends + [Double].linear(from: -1, through: 1, count: 8000) + [0, 0.5, -0.5, 0.5.nextUp, 0.5.nextDown, -0.0]
    }()

    private static func evaluate(_ loop: (UnsafeMutablePointer<Double>, Int) -> Void) -> [Double] {
        var values = cosines
        while !values.count.isMultiple(of: 8) { values.append(0) }
        let groups = values.count / 8
        values.withUnsafeMutableBufferPointer { buffer in loop(buffer.baseAddress!, groups) }
        return Array(values.prefix(cosines.count))
    }

    @Test("the vector loops are the formulas, on every instruction set", arguments: kernels)
    func accuracy(_ kernels: NamedCase<Kernels>) {
        let zeroth = Self.evaluate { kernels.value.zerothArcCosines($0, $1) }
        let first = Self.evaluate { kernels.value.firstArcCosines($0, $1) }
        for (index, u) in Self.cosines.enumerated() {
            // acos(−u) is π − θ without cancellation where κ₀ is small.
            let supplement = acos(-u)
            #expect(abs(zeroth[index] - supplement / .pi) <= 4 * max(supplement / .pi, 1e-300).ulp)
            let expected = (((1 - u) * (1 + u)).squareRoot() + u * supplement) / .pi
            #expect(abs(first[index] - expected) < 5e-16)
        }
    }

    @Test("AVX2 and AVX-512 agree in every bit", .enabled(if: InstructionSet.available.contains(.avx512)))
    func bitwise() {
        let evaluate = { (kernels: Kernels) in Self.evaluate { kernels.tangentKernel($0, $1, 3, 0.5, 1, 0.3) } }
        #expect(evaluate(Kernels(.avx2)) == evaluate(Kernels(.avx512)))
    }

    @Test("the ends: the same point, the opposite one, and what rounding puts beyond")
    func ends() {
        let cosines = [1, -1, 1 + 1e-15, -1 - 1e-15, 0]
        #expect(ArcCosineKernel(order: .zero).values(cosines: cosines) == [1, 0, 1, 0, 0.5])
        #expect(ArcCosineKernel(order: .one).values(cosines: cosines) == [1, 0, 1, 0, 1 / .pi])
        let twoLayer = NeuralTangentKernel.twoLayer(hasBias: true).values(cosines: [1, -1, 0])
        #expect(twoLayer == [0.5, 0, 0.125])
        for layers in 1...6 {
            let kernel = NeuralTangentKernel.normalized(hiddenLayers: layers, squaredBias: 0.3)
            #expect(abs(kernel.values(cosines: [1])[0] - 1) < 1e-15 && abs(kernel.value(angle: 0) - 1) < 1e-15)
        }
    }

    @Test("of no number there is no kernel, and its neighbours keep theirs")
    func notANumber() {
        for order in ArcCosineKernel.Order.allCases {
            let values = ArcCosineKernel(order: order).values(cosines: [0.3, .nan, -0.3])
            #expect(values[1].isNaN && values[0].isFinite && values[2].isFinite)
        }
        #expect(NeuralTangentKernel.normalized(hiddenLayers: 2, squaredBias: 0.1).values(cosines: [.nan])[0].isNaN)
    }

    /// κ₀ and κ₁ as what they mean: averages over the directions of a random unit.
    @Test("arc-cosine kernels are averages over random units", arguments: [0.01, 0.3, 1, 2, 3.1])
    func averages(_ angle: Double) {
        let rule = GaussQuadrature.legendre(count: 40)
        // Units in the plane of both points; both are active between these angles.
        let (lower, upper) = (angle - .pi / 2, Double.pi / 2)
        let together = rule.integral(from: lower, to: upper) { _ in 1 } / .pi
        let product = 2 / Double.pi * rule.integral(from: lower, to: upper) { cos($0) * cos($0 - angle) }
        #expect(relativeError(ArcCosineKernel(order: .zero).value(angle: angle), together) < 1e-14)
        #expect(abs(ArcCosineKernel(order: .one).value(angle: angle) - product) < 1e-15)
    }

    static let tangents = [
        NeuralTangentKernel.twoLayer(hasBias: true), .twoLayer(hasBias: false), NeuralTangentKernel(hiddenLayers: 1),
        NeuralTangentKernel(hiddenLayers: 2, squaredBias: 0.1), .normalized(hiddenLayers: 5, squaredBias: 1),
        NeuralTangentKernel(hiddenLayers: 3, trained: .first, scale: 2),
    ]

    @Test("from the angle and from its cosine, a kernel has one value", arguments: tangents)
    func angles(_ kernel: NeuralTangentKernel) {
        let angles = [Double].linear(from: 0, through: .pi, count: 2001)
        let values = kernel.values(cosines: angles.map { cos($0) })
        for (angle, value) in zip(angles, values) {
            // A cosine near 1 tells its angle to no more than the rounding of 1 over that angle.
            let blur = 1e-15 + 4e-16 / max(sin(angle), 1e-8)
            #expect(abs(value - kernel.value(angle: angle)) < 20 * kernel.value(angle: 0) * blur)
        }
    }

    /// f = aᵀ relu(Wx): the gradient with respect to W gives x·x' κ₀, that with respect to a gives κ₁.
    @Test("with one hidden layer the tangent kernel is u κ₀ + κ₁, and a bias adds κ₀ + 1")
    func oneLayer() {
        for angle in [0.0, 0.4, 1.5, 3] {
            let (u, zeroth) = (cos(angle), ArcCosineKernel(order: .zero).value(angle: angle))
            let first = ArcCosineKernel(order: .one).value(angle: angle)
            #expect(abs(NeuralTangentKernel(hiddenLayers: 1).value(angle: angle) - (u * zeroth + first)) < 1e-15)
            let biased = NeuralTangentKernel(hiddenLayers: 1, squaredBias: 1).value(angle: angle)
            #expect(abs(biased - ((u + 1) * zeroth + first + 1)) < 2e-15)
            let circle = NeuralTangentKernel.twoLayer(hasBias: true).value(angle: angle)
            #expect(abs(circle - (u + 1) * (.pi - angle) / (4 * .pi)) < 1e-15)
        }
    }

    @Test("near θ = 0: 1 − κ₁ = θ²/2 − θ³/(3π) + …")
    func smallAngles() {
        let kernel = ArcCosineKernel(order: .one)
        for angle in [1e-1, 1e-2, 1e-3] {
            let series = angle * angle / 2 - pow(angle, 3) / (3 * .pi) - pow(angle, 4) / 24 + pow(angle, 5) / (30 * .pi)
            #expect(abs(1 - kernel.value(angle: angle) - series) < 1.5e-3 * pow(angle, 6) + 2e-16)
        }
    }

    @Test("Gram matrices, whole, rectangular and streamed, hold the kernel's values", arguments: [(1, 3), (40, 2), (613, 5)])
    func gram(_ shape: (count: Int, dimension: Int)) throws {
        let kernel = NeuralTangentKernel(hiddenLayers: 2, squaredBias: 0.2)
        let points = SpherePoints.uniform(count: shape.count, dimension: shape.dimension, from: RandomStream(seed: 1))
        let gram = try kernel.gram(points)
        #expect(gram == gram.transposed)
        for row in stride(from: 0, to: shape.count, by: 41) {
            for column in stride(from: 0, to: shape.count, by: 7) {
                let distance = (0..<shape.dimension).reduce(0.0) {
                    $0 + pow(points.coordinates[row, $1] - points.coordinates[column, $1], 2)
                }.squareRoot()
                let expected = kernel.value(angle: 2 * asin(min(0.5 * distance, 1)))
                #expect(abs(gram[row, column] - expected) < 1e-12)
            }
        }
        #expect((0..<shape.count).allSatisfy { abs(gram[$0, $0] - 3 * 1.2) < 1e-14 })
        let some = points.selecting(Array(stride(from: 0, to: shape.count, by: 3)))
        let cross = try kernel.matrix(points, some)
        #expect((0..<shape.count).allSatisfy { $0 % 3 == 0 || abs(cross[$0, 0] - gram[$0, 0]) < 1e-13 })
        let block = Matrix(rows: shape.count, columns: 3, columnMajor: RandomStream(seed: 2).normals(count: 3 * shape.count))
        let streamed = StreamedGram(kernel: kernel, points: points).multiply(block)
        #expect((streamed - gram * block).maximumNorm < 1e-13 * Double(shape.count + 9))
        #expect(StreamedGram(kernel: kernel, points: points).multiply(block) == streamed)
    }

    @Test("points that are no points of the sphere, or the same point, are named")
    func points() throws {
        #expect(throws: SpectrumKernelError.notUnit(row: 1, norm: 2)) {
            try SpherePoints(Matrix(rows: [[1, 0], [2, 0]]))
        }
        #expect(throws: SpectrumKernelError.notUnit(row: 0, norm: 0)) {
            try SpherePoints.projecting(Matrix(rows: [[0, 0], [2, 0]]))
        }
        let points = try SpherePoints.projecting(Matrix(rows: [[3, 4], [1, 0], [6, 8], [0, 1], [2, 0]]))
        #expect(throws: SpectrumKernelError.duplicatePoints(first: 0, second: 2)) {
            try points.selecting([0, 3, 2]).requireDistinct()
        }
        #expect(points.firstOccurrences == [0, 1, 3])
        try points.selecting([0, 1, 3]).requireDistinct()
    }

    @Test("memory is foreseen and refused with its bytes")
    func memory() {
        let points = SpherePoints.equispaced(count: 100)
        #expect(throws: SpectrumKernelError.memoryExceeded(bytes: 80_000, limit: 79_999)) {
            try NeuralTangentKernel.twoLayer(hasBias: true).gram(points, within: MemoryLimit(bytes: 79_999))
        }
        #expect(throws: Never.self) {
            try NeuralTangentKernel.twoLayer(hasBias: true).gram(points, within: MemoryLimit(bytes: 80_000))
        }
    }
}
