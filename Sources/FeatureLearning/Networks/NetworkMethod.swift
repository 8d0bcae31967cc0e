import Datasets
import KernelRegression
import NeuralNetworks
import Numerics

/// A network trained on scaled features and standardized responses, stopped by a hold-out part: the features are learned.
public struct NetworkMethod: RegressionMethod, Hashable {
    public let label: String
    public let start: NetworkStart
    public let descent: StochasticDescent
    /// The numbers of epochs that are tried, increasing.
    public let epochs: [Int]
    public let validation: Validation

    /// - Parameter validation: of which the first split decides.
    public init(
        label: String, start: NetworkStart, descent: StochasticDescent, epochs: [Int],
        validation: Validation = .holdOut(fraction: 0.2)
    ) {
        precondition(!epochs.isEmpty && zip(epochs, epochs.dropFirst()).allSatisfy { $0 < $1 }, "increasing numbers of epochs")
        self.label = label
        self.start = start
        self.descent = descent
        self.epochs = epochs
        self.validation = validation
    }

    public func predict(
        at features: Matrix, learningFrom training: RegressionProblem, _ stream: RandomStream
    ) throws -> RegressionPrediction {
        let standard = start.standardize(training)
        let network = try start.network(inputs: training.dimension, from: stream.stream(0))
        let split = try validation.splits(of: training.features, from: stream.stream(1))[0]
        let held = standard.points.selecting(rows: split.test)
        let kept = try descent.start(
            network, points: standard.points.selecting(rows: split.training),
            responses: split.training.map { standard.responses[$0] }, from: stream.stream(2))
        let errors = try errors(of: kept, at: held, split.test.map { standard.responses[$0] })
        let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
        var whole = try descent.start(network, points: standard.points, responses: standard.responses, from: stream.stream(3))
        try whole.advance(epochs: epochs[best])
        return RegressionPrediction(
            values: try whole.network.values(at: standard.scale(features)).map(standard.restore),
            choices: ["epochs": Double(epochs[best]), "on edge": best == epochs.count - 1 ? 1 : 0])
    }

    /// The mean squared error on what was held out, after each number of epochs.
    private func errors(of training: StochasticTraining, at points: Matrix, _ responses: [Double]) throws -> [Double] {
        var training = training
        return try epochs.map { count in
            try training.advance(epochs: count - training.epoch)
            let values = try training.network.values(at: points)
            return Summary(zip(values, responses).map { ($0 - $1) * ($0 - $1) }).mean
        }
    }
}
