import FeatureLearning
import Numerics
import SequenceModels

/// The full flow at one size: with and without its eigenvectors.
struct FeatureFlowRow {
    private let count: Int
    private let errors: Stopwatch
    private let eigenvectors: Stopwatch
    /// ‖AᵀA − I‖, the largest element.
    private let orthogonality: Double

    static func measure(count: Int) throws -> FeatureFlowRow {
        let (model, observation) = FeatureBenchmark.model(count: count)
        let flow = FeatureFlow(.full)
        let times = [Double].logarithmic(from: 0.1, through: 20, count: 20)
        let errors = try (0..<3).map { _ in
            try Stopwatch.measure { try flow.errors(in: model, observing: observation, at: times) }.1
        }
        let (states, watch) = try Stopwatch.measure {
            try flow.states(in: model, observing: observation, at: [20], keepsEigenvectors: true)
        }
        let basis = states[0].eigenvectors ?? .identity(count)
        return FeatureFlowRow(
            count: count, errors: errors.min { $0.processorSeconds < $1.processorSeconds } ?? watch, eigenvectors: watch,
            orthogonality: (basis.gram() - .identity(count)).maximumNorm)
    }

    func report(_ theirs: NumPyFeatures.Flow) {
        print(
            "N = \(count), errors at 20 times, tolerance 1e-9 a step: \(errors.processorSeconds.brief) s; with all eigenvectors: "
                + "\(eigenvectors.processorSeconds.brief) s, orthogonal to \(orthogonality.brief)")
        print(
            "  NumPy, 400 classical steps, Ω as two vectors: \(theirs.rankTwo.brief) s: "
                + "\((theirs.rankTwo / eigenvectors.processorSeconds).brief) times as long; as a matrix: \(theirs.dense.brief) s: "
                + "\((theirs.dense / eigenvectors.processorSeconds).brief) times")
        print("  for the errors alone: \((theirs.rankTwo / errors.processorSeconds).brief) times as long")
    }
}
