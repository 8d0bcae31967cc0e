import Datasets
import Numerics

/// Tuned kernel ridge regression on scaled features.
public struct RidgeMethod: RegressionMethod, Hashable {
    public let scaling: FeatureScaling
    public let tuning: KernelRidgeTuning
    /// By which kernel and ridge are chosen.
    public let validation: Validation

    public init(scaling: FeatureScaling, tuning: KernelRidgeTuning, validation: Validation = .folds(5)) {
        self.scaling = scaling
        self.tuning = tuning
        self.validation = validation
    }

    public var label: String { "kernel ridge, \(tuning.shape == .gaussian ? "Gaussian" : "Laplace")" }

    public func predict(
        at features: Matrix, learningFrom training: RegressionProblem, _ stream: RandomStream
    ) throws -> RegressionPrediction {
        let scaling = scaling.fitted(to: training.features)
        let points = scaling.scale(training.features)
        let choice = try tuning.choose(
            points: points, responses: training.responses,
            splits: try validation.splits(of: training.features, from: stream))
        let regression = try KernelRidgeRegression(
            kernel: choice.kernel, ridge: choice.ridge, points: points, responses: training.responses)
        return RegressionPrediction(
            values: regression.predict(scaling.scale(features)),
            choices: ["length scale": choice.kernel.lengthScale, "ridge": choice.ridge, "on edge": choice.isOnEdge ? 1 : 0])
    }
}
