import Datasets
import Numerics

/// A way to predict responses from features, complete with the choice of what it has to choose.
public protocol RegressionMethod: Sendable {
    /// Short, for legends and tables.
    var label: String { get }

    /// Learns from one problem and predicts the responses at other features.
    ///
    /// - Parameters:
    ///   - training: unscaled.
    ///   - features: `[m × d]`, unscaled.
    ///   - stream: for random choices such as folds.
    func predict(
        at features: Matrix, learningFrom training: RegressionProblem, _ stream: RandomStream
    ) throws -> RegressionPrediction
}

public struct RegressionPrediction: Sendable, Hashable, Codable {
    /// `[m]`.
    public let values: [Double]
    /// What was chosen, by name: "time", "ridge", …
    public let choices: [String: Double]

    public init(values: [Double], choices: [String: Double] = [:]) {
        self.values = values
        self.choices = choices
    }
}
