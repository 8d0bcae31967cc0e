internal import Foundation
import Datasets
import NeuralNetworks
import Numerics

/// A network before training, and how problems are scaled for it: shared by methods that train its features and methods that don't.
public struct NetworkStart: Sendable, Hashable, Codable {
    /// m₁ … m_L.
    public let widths: [Int]
    public let activation: Activation
    public let scaling: OutputScaling

    public init(widths: [Int], activation: Activation = .relu, scaling: OutputScaling) {
        precondition(!widths.isEmpty && widths.allSatisfy { $0.isMultiple(of: 2) }, "an antisymmetric start pairs units")
        self.widths = widths
        self.activation = activation
        self.scaling = scaling
    }

    /// All of it is trained; f = 0 at the start.
    func network(inputs: Int, from stream: RandomStream) throws(NetworkFailure) -> NeuralNetwork {
        try NeuralNetwork(
            Architecture(inputs: inputs, widths: widths, activation: activation, scaling: scaling, trained: .all),
            initialization: Initialization(isAntisymmetric: true), from: stream)
    }

    /// Features by rank onto an interval on which points have a mean squared length of one; responses with mean 0 and deviation 1.
    func standardize(_ training: RegressionProblem) -> StandardizedProblem {
        let reach = (3 / Double(training.dimension)).squareRoot()
        let scaling = FeatureScaling.rank(onto: -reach...reach).fitted(to: training.features)
        let summary = Summary(training.responses)
        return StandardizedProblem(
            scaling: scaling, points: scaling.scale(training.features), mean: summary.mean,
            deviation: summary.standardDeviation > 0 ? summary.standardDeviation : 1, raw: training.responses)
    }
}

/// A regression problem as a network sees it, and the way back.
struct StandardizedProblem {
    let points: Matrix
    let responses: [Double]
    private let scaling: FittedScaling
    private let mean: Double
    private let deviation: Double

    init(scaling: FittedScaling, points: Matrix, mean: Double, deviation: Double, raw: [Double]) {
        self.scaling = scaling
        self.points = points
        self.mean = mean
        self.deviation = deviation
        responses = raw.map { ($0 - mean) / deviation }
    }

    func scale(_ features: Matrix) -> Matrix { scaling.scale(features) }

    func restore(_ value: Double) -> Double { mean + deviation * value }
}
