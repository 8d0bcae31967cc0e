import Foundation
import NeuralNetworks
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Training of networks")
struct TrainingTests {
    /// A dense S.
    private struct DensePreconditioner: Preconditioner {
        let dense: Matrix
        var label: String { "dense" }
        var size: Int { dense.rows }
        func apply(to residuals: Matrix) -> Matrix { dense * residuals }
    }

    private static let points = TestNetworks.circle(16)
    private static let responses = (0..<16).map { cos(2 * Double.pi * Double($0) / 16) }

    private static func network(width: Int, seed: UInt64 = 1) throws -> NeuralNetwork {
        try NeuralNetwork(
            Architecture(inputs: 2, widths: [width]), initialization: Initialization(isAntisymmetric: true),
            from: RandomStream(seed: seed))
    }

    @Test("one preconditioned step by hand: w − η Jᵀ S r")
    func oneStep() throws {
        let network = try Self.network(width: 12)
        let draws = Matrix(rows: 16, columns: 16, columnMajor: RandomStream(seed: 9).normals(count: 256))
        let preconditioner = DensePreconditioner(dense: draws.gram())
        var training = try NetworkDescent(step: 1e-3, preconditioner: preconditioner)
            .start(network, points: Self.points, responses: Self.responses)
        try training.advance()
        let residuals = zip(try network.values(at: Self.points), Self.responses).map { $0 - $1 }
        let change = try TestNetworks.jacobian(network, Self.points).transposeMultiplied(by: preconditioner.dense * residuals)
        let before = network.hidden[0].elements
        for (index, weight) in training.network.hidden[0].elements.enumerated() {
            #expect(abs(weight - (before[index] - 1e-3 * change[index])) < 1e-13)
        }
        #expect(training.network.output == network.output)
    }

    @Test("in the lazy limit, training is the closed form of linear descent: the distance falls like m^{-1/2} at least")
    func lazyLimit() throws {
        let widths = [256, 1024, 4096, 16384]
        let distances = try widths.map { width -> Double in
            let network = try Self.network(width: width)
            let kernel = try network.tangentKernel(at: Self.points)
            var training = try NetworkDescent(step: 0.5).start(network, points: Self.points, responses: Self.responses)
            try training.advance(by: 40)
            // r₄₀ = (I − ηK)⁴⁰ r₀ with r₀ = −y.
            let expected = try SymmetricEigendecomposition(of: kernel).apply({ pow(1 - 0.5 * $0, 40) }, to: Self.responses.map(-))
            return zip(training.residuals, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        }
        let fit = try PowerLawFit(x: widths.map(Double.init), y: distances)
        #expect(fit.slope < -0.4 && fit.slope > -1.3, "slope \(fit.slope)")
        #expect(distances[3] < 0.01)
    }

    @Test("linearized training is the linear recursion")
    func linearized() throws {
        let network = try NeuralNetwork(Architecture(inputs: 2, widths: [300]), from: RandomStream(seed: 8))
        let draws = Matrix(rows: 16, columns: 16, columnMajor: RandomStream(seed: 9).normals(count: 256))
        let preconditioner = DensePreconditioner(dense: 0.05 * draws.gram())
        var linear = try network.linearizedDescent(
            points: Self.points, responses: Self.responses, preconditioner: preconditioner, step: 0.01)
        linear.advance(steps: 60)
        var residuals = zip(try network.values(at: Self.points), Self.responses).map { $0 - $1 }
        let kernel = try network.tangentKernel(at: Self.points)
        for _ in 0..<60 {
            let change = kernel * (preconditioner.dense * residuals)
            residuals = zip(residuals, change).map { $0 - 0.01 * $1 }
        }
        #expect(zip(linear.residual.elements, residuals).allSatisfy { abs($0 + $1) < 1e-12 })
    }

    @Test("a step beyond 2/λ_max(KS) is refused, with that limit; just below it descent converges, just above it diverges")
    func stability() throws {
        let network = try Self.network(width: 4096)
        let kernel = try network.tangentKernel(at: Self.points)
        let limit = 2 / (try SymmetricEigendecomposition(of: kernel).values[0])
        do {
            _ = try NetworkDescent(step: 1.01 * limit).start(network, points: Self.points, responses: Self.responses)
            Issue.record("a step beyond the limit was taken")
        } catch NetworkFailure.stepBeyondStability(let step, let found) {
            #expect(step == 1.01 * limit && abs(found / limit - 1) < 1e-10)
        }
        let inverse = DensePreconditioner(dense: try SymmetricEigendecomposition(of: kernel).matrix { 1 / max($0, 1e-3) })
        #expect(abs(try NetworkDescent(step: 1, preconditioner: inverse).stabilityLimit(of: kernel) - 2) < 1e-9)
        // With a constant to learn, the direction of the largest eigenvalue is in the residual.
        let ones = [Double](repeating: 1e-3, count: 16)
        var below = try NetworkDescent(step: 0.95 * limit).start(network, points: Self.points, responses: ones)
        try below.advance(by: 200)
        #expect(below.relativeResidual < 0.1)
        var above = try NetworkDescent(step: 1.3 * limit, checksStability: false).start(
            network, points: Self.points, responses: ones)
        #expect(throws: NetworkFailure.self) { try above.advance(by: 200) }
    }

    @Test("a diverging loss ends training with the iteration")
    func divergence() throws {
        var training = try NetworkDescent(step: 1e3, checksStability: false)
            .start(Self.network(width: 64), points: Self.points, responses: Self.responses)
        do {
            try training.advance(by: 50)
            Issue.record("a step of 1000 cannot be stable")
        } catch NetworkFailure.diverged(let iteration, let loss) {
            #expect(iteration == training.iteration && !(loss < 1e3))
        } catch NetworkFailure.died(let iteration, let share) {
            #expect(iteration == training.iteration && share == 1)
        }
    }

    @Test("a network whose units are all dead is told with the share")
    func death() throws {
        // Every unit has a negative bias that no point outweighs, but the second, which the first step kills.
        let architecture = Architecture(inputs: 2, widths: [4])
        let weights = Matrix(columns: [[0, 0, -1], [0, 0, 1e-3], [0, 0, -1], [0, 0, -2]])
        let network = NeuralNetwork(architecture, hidden: [weights], output: [1, 1, 1, 1])
        #expect(try network.deadShare(at: Self.points) == 0.75)
        var training = try NetworkDescent(step: 0.1, checksStability: false)
            .start(network, points: Self.points, responses: [Double](repeating: -1, count: 16))
        #expect(throws: NetworkFailure.died(iteration: 1, deadShare: 1)) { try training.advance(by: 10) }
        #expect(training.iteration == 1)
    }

    @Test("shapes are checked")
    func shapes() throws {
        let network = try Self.network(width: 8)
        #expect(throws: NetworkFailure.counts(points: 16, found: 3)) {
            try NetworkDescent(step: 0.1).start(network, points: Self.points, responses: [1, 2, 3])
        }
        #expect(throws: NetworkFailure.counts(points: 16, found: 5)) {
            try NetworkDescent(step: 0.1, preconditioner: IdentityPreconditioner(size: 5))
                .start(network, points: Self.points, responses: Self.responses)
        }
        let deep = try NeuralNetwork(Architecture(inputs: 2, widths: [64, 64]), from: RandomStream(seed: 1))
        #expect(throws: NetworkFailure.self) {
            try NetworkDescent(step: 0.1, memory: MemoryLimit(bytes: 1000)).start(
                deep, points: Self.points, responses: Self.responses)
        }
    }

    @Test("training stops at the residual that is asked for, or at the limit")
    func stopping() throws {
        let descent = NetworkDescent(step: 0.5)
        var training = try descent.start(Self.network(width: 512), points: Self.points, responses: Self.responses)
        let iterations = try #require(try training.advance(untilRelativeResidual: 0.05, limit: 1000))
        #expect(training.relativeResidual < 0.05 && training.iteration == iterations)
        #expect(try training.advance(untilRelativeResidual: 0, limit: iterations + 5) == nil)
        #expect(training.iteration == iterations + 5)
    }

    @Test("the same bytes on any number of cores", arguments: TestNetworks.architectures)
    func threads(_ architecture: NamedCase<Architecture>) throws {
        // Inside a parallel map the products share the cores with others: another schedule, the same bytes.
        let points = TestNetworks.points(90, dimension: architecture.value.inputs)
        let wide = Architecture(
            inputs: architecture.value.inputs, widths: architecture.value.widths.map { 30 * $0 },
            activation: architecture.value.activation,
            hasBias: architecture.value.hasBias, scaling: architecture.value.scaling, trained: architecture.value.trained)
        @Sendable func run(_: Int) throws -> [Double] {
            let network = try NeuralNetwork(wide, initialization: TestNetworks.start, from: RandomStream(seed: 31))
            var training = try NetworkDescent(step: 1e-3).start(network, points: points, responses: points.column(0))
            try training.advance(by: 5)
            return training.values + (try training.network.tangentKernel(at: points)).elements
        }
        let alone = try run(0)
        let together = try (0..<3).parallelMap(cores: 3, run)
        #expect(together.allSatisfy { $0 == alone })
    }
}
