import Datasets
import KernelRegression
import NeuralNetworks
import Numerics

/// Regression with the tangent kernel of a network at its start, stopped by a hold-out part: the same network with features that stay.
public struct TangentMethod: RegressionMethod, Hashable {
    public let label: String
    public let start: NetworkStart
    /// In units of the time in which the fastest function is learned, increasing.
    public let times: [Double]
    public let validation: Validation

    /// - Parameter validation: of which the first split decides.
    public init(
        label: String, start: NetworkStart, times: [Double], validation: Validation = .holdOut(fraction: 0.2)
    ) {
        precondition(!times.isEmpty, "something to choose from")
        self.label = label
        self.start = start
        self.times = times
        self.validation = validation
    }

    public func predict(
        at features: Matrix, learningFrom training: RegressionProblem, _ stream: RandomStream
    ) throws -> RegressionPrediction {
        let standard = start.standardize(training)
        let network = try start.network(inputs: training.dimension, from: stream.stream(0))
        let kernel = try network.tangentKernel(at: standard.points)
        let split = try validation.splits(of: training.features, from: stream.stream(1))[0]
        let rows = kernel.selecting(columns: split.training)
        let kept = try TangentRegression(
            kernel: rows.selecting(rows: split.training), responses: split.training.map { standard.responses[$0] })
        let predictor = kept.predictor(testKernel: rows.selecting(rows: split.test))
        let errors = times.map { time in
            Summary(
                zip(predictor.values(at: time / kept.fastestRate), split.test).map { value, index in
                    (value - standard.responses[index]) * (value - standard.responses[index])
                }
            ).mean
        }
        let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
        let whole = try TangentRegression(kernel: kernel, responses: standard.responses)
        let others = try network.tangentKernel(at: standard.scale(features), and: standard.points)
        let values = whole.predictor(testKernel: others).values(at: times[best] / whole.fastestRate)
        return RegressionPrediction(
            values: values.map(standard.restore),
            choices: ["time": times[best], "on edge": best == times.count - 1 ? 1 : 0])
    }
}
