import Datasets
import FeatureLearning
import Foundation
import KernelRegression
import NeuralNetworks
import Numerics
import TestSupport
import Testing

@Suite("Features of networks")
struct NetworkFeatureTests {
    private let stream = RandomStream(seed: 27)

    /// A wave of two features, with little noise.
    private func problem(count: Int) -> RegressionProblem {
        let numbers = stream.stream(count).uniforms(count: 3 * count)
        let features = Matrix(rows: count, columns: 3) { 2 * numbers[3 * $0 + $1] - 1 }
        let noise = stream.stream(count).normals(count: count, from: 3 * count)
        return RegressionProblem(
            features: features,
            responses: (0..<count).map { sin(3 * features[$0, 0]) + 0.5 * features[$0, 1] + 0.05 * noise[$0] },
            featureNames: ["a", "b", "c"], responseName: "wave")
    }

    private func network(_ width: Int, scaling: OutputScaling = .tangent) throws -> NeuralNetwork {
        try NeuralNetwork(
            Architecture(inputs: 3, widths: [width], scaling: scaling, trained: .all),
            initialization: Initialization(isAntisymmetric: true), from: stream.stream(width))
    }

    @Test("alignment is 1 for y yᵀ, whatever is added that is constant, and the mean's formula for the identity")
    func alignment() {
        let responses = [1.0, -2, 0.5, 4, -1]
        let ideal = Matrix(rows: 5, columns: 5) { 3 * responses[$0] * responses[$1] + 7 }
        #expect(abs(KernelAlignment(of: ideal, with: responses).value - 1) < 1e-14)
        // The centred identity has norm √(n − 1).
        #expect(abs(KernelAlignment(of: .identity(5), with: responses).value - 0.5) < 1e-14)
    }

    @Test("a kernel that has only grown has not changed; one whose leading space turned has")
    func change() throws {
        let vectors = try SymmetricEigendecomposition(
            of: Matrix(rows: 6, columns: 6, columnMajor: stream.normals(count: 36)).gram()
        ).vectors
        func kernel(_ values: [Double]) -> Matrix { vectors.scaling(columns: values).multiplied(byTransposeOf: vectors) }
        let before = kernel([6, 5, 4, 3, 2, 1])
        let responses = vectors.column(5)
        let grown = try TangentKernelChange(from: before, to: 3 * before, responses: responses, leading: 2)
        #expect(grown.distance < 1e-14 && abs(grown.eigenspaceOverlap - 1) < 1e-12)
        let turned = try TangentKernelChange(from: before, to: kernel([6, 1, 4, 3, 2, 5]), responses: responses, leading: 2)
        #expect(abs(turned.eigenspaceOverlap - 0.5) < 1e-12)
        #expect(turned.distance > 0.1 && turned.alignment > turned.alignmentBefore)
    }

    @Test("tangent regression is the ordinary differential equation's solution, and interpolates in the end")
    func tangentRegression() throws {
        let points = problem(count: 12).features
        let network = try network(64)
        let kernel = try network.tangentKernel(at: points)
        let responses = stream.normals(count: 12)
        let regression = try TangentRegression(kernel: kernel, responses: responses)
        let predictor = regression.predictor(testKernel: kernel)
        // f' = (K/n)(y − f).
        let reference = GraggExtrapolation().integrate(
            { _, f in (kernel * zip(responses, f).map { $0 - $1 }).map { $0 / 12 } }, from: 0, to: 4,
            initial: [Double](repeating: 0, count: 12), steps: 40)
        #expect(zip(predictor.values(at: 4), reference).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(predictor.values(at: .infinity), responses).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(predictor.values(at: 0).allSatisfy { $0 == 0 })
    }

    @Test("with one batch of all samples, stochastic descent is gradient descent")
    func fullBatch() throws {
        let problem = problem(count: 30)
        let network = try network(32)
        var ours = try StochasticDescent(step: 0.2, batchSize: 30)
            .start(network, points: problem.features, responses: problem.responses, from: stream)
        try ours.advance(epochs: 20)
        let kernel = try network.tangentKernel(at: problem.features)
        let diagonal = (0..<30).reduce(0.0) { $0 + kernel[$1, $1] / 30 }
        var theirs = try NetworkDescent(step: 0.2 / diagonal / 30, checksStability: false)
            .start(network, points: problem.features, responses: problem.responses)
        try theirs.advance(by: 20)
        let values = try ours.network.values(at: problem.features)
        #expect(zip(values, theirs.values).allSatisfy { abs($0 - $1) < 1e-10 })
        #expect(ours.epoch == 20)
    }

    @Test("a very wide network in tangent scale learns what its tangent kernel does; in mean-field scale it does not")
    func lazyTraining() throws {
        let problem = problem(count: 40)
        let others = self.problem(count: 60).features
        let gaps = try [OutputScaling.tangent, .meanField].map { scaling -> Double in
            let network = try network(4096, scaling: scaling)
            let kernel = try network.tangentKernel(at: problem.features)
            let regression = try TangentRegression(kernel: kernel, responses: problem.responses)
            let (steps, rate) = (400, 0.2 / regression.fastestRate)
            var training = try NetworkDescent(step: rate / 40, checksStability: false)
                .start(network, points: problem.features, responses: problem.responses)
            try training.advance(by: steps)
            let linear = regression.predictor(testKernel: try network.tangentKernel(at: others, and: problem.features))
                .values(at: Double(steps) * rate)
            return Summary(zip(try training.network.values(at: others), linear).map { ($0 - $1) * ($0 - $1) }).mean.squareRoot()
        }
        #expect(gaps[0] < 0.05)
        #expect(gaps[1] > 2 * gaps[0])
    }

    @Test("as regression methods, both explain most of a smooth function, and choose when to stop")
    func methods() throws {
        let training = problem(count: 150)
        let test = problem(count: 200)
        let start = NetworkStart(widths: [64], scaling: .meanField)
        let network = NetworkMethod(
            label: "network", start: start, descent: StochasticDescent(step: 0.5, batchSize: 16), epochs: [5, 20, 60, 150])
        let tangent = TangentMethod(
            label: "tangent kernel", start: NetworkStart(widths: [512], scaling: .tangent),
            times: [Double].logarithmic(from: 1, through: 1e5, count: 21))
        for method in [network as any RegressionMethod, tangent] {
            let prediction = try method.predict(at: test.features, learningFrom: training, stream)
            let error = Summary(zip(prediction.values, test.responses).map { ($0 - $1) * ($0 - $1) }).mean
            let spread = Summary(test.responses).standardDeviation
            #expect(error < 0.15 * spread * spread, "\(method.label)")
            #expect(!prediction.choices.isEmpty)
        }
    }

    @Test("storage that is used again changes no bit of what single batches give, the smaller last one included")
    func batches() throws {
        let problem = problem(count: 30)
        let start = try network(64)
        let descent = StochasticDescent(step: 0.2, batchSize: 8)
        var ours = try descent.start(start, points: problem.features, responses: problem.responses, from: stream)
        try ours.advance(epochs: 3)
        let kernel = try start.tangentKernel(at: problem.features)
        let rate = descent.step / Summary((0..<30).map { kernel[$0, $0] }).mean
        var theirs = start
        for epoch in 0..<3 {
            var generator = stream.stream(epoch).generator()
            let order = (0..<30).shuffled(using: &generator)
            for batch in [order[..<8], order[8..<16], order[16..<24], order[24...]].map(Array.init) {
                let (_, gradient) = try theirs.descent(
                    at: problem.features.selecting(rows: batch), responses: batch.map { problem.responses[$0] })
                theirs.move(along: gradient, by: -rate / Double(batch.count))
            }
        }
        #expect(ours.network == theirs)
        #expect(throws: NetworkFailure.self) {
            var batch = BatchDescent(start.architecture, size: 8)
            _ = try batch.residuals(of: start, at: problem.features, responses: problem.responses)
        }
    }

    @Test("samples that agree in a feature are held out together, if validation says so")
    func groupedValidation() throws {
        let problem = problem(count: 30)
        let grouped = problem.with(features: Matrix(rows: 30, columns: 3) { $1 == 2 ? Double($0 % 3) : problem.features[$0, $1] })
        let start = NetworkStart(widths: [8], scaling: .meanField)
        // There are three groups; of samples there would be enough.
        let validation = Validation.groupedFolds(4, by: [2])
        let methods: [any RegressionMethod] = [
            NetworkMethod(
                label: "network", start: start, descent: StochasticDescent(step: 0.2, batchSize: 8), epochs: [1],
                validation: validation),
            TangentMethod(label: "tangent kernel", start: start, times: [1], validation: validation),
        ]
        for method in methods {
            #expect(throws: ValidationError.folds(4, of: 3)) {
                try method.predict(at: grouped.features, learningFrom: grouped, stream)
            }
        }
    }

    @Test("the unit of the responses does not decide whether training has diverged", arguments: [1e-3, 1, 2000, 1e8])
    func units(_ unit: Double) throws {
        let problem = problem(count: 24)
        // Large responses turn features within a few steps, unless these are short.
        var training = try StochasticDescent(step: min(0.2, 0.2 / (unit * unit)), batchSize: 8)
            .start(try network(16), points: problem.features, responses: problem.responses.map { unit * $0 }, from: stream)
        try training.advance(epochs: 3)
        var far = try StochasticDescent(step: 1e4, batchSize: 8)
            .start(try network(16), points: problem.features, responses: problem.responses.map { unit * $0 }, from: stream)
        #expect(throws: NetworkFailure.self) { try far.advance(epochs: 100) }
        #expect(throws: NetworkFailure.notFinite(index: 1)) {
            try StochasticDescent(step: 0.2, batchSize: 8)
                .start(try network(16), points: Matrix(rows: 2, columns: 3), responses: [1, .nan], from: stream)
        }
    }

    @Test("a step far beyond stability is an error that tells where")
    func divergence() throws {
        let problem = problem(count: 20)
        var training = try StochasticDescent(step: 1000, batchSize: 5)
            .start(try network(16), points: problem.features, responses: problem.responses, from: stream)
        #expect(throws: NetworkFailure.self) { try training.advance(epochs: 500) }
    }
}
