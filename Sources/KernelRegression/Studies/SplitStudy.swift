import Datasets
import Numerics

/// Methods compared on a problem over the same random splits.
public struct SplitStudy: Sendable {
    public let problem: RegressionProblem
    /// What predictions are compared with, `[n]`: the responses, or what they were before noise was added to them.
    public let truth: [Double]
    public let splits: [Split]
    public let methods: [any RegressionMethod]

    /// - Parameter truth: `[n]`; the responses themselves if nil.
    public init(
        problem: RegressionProblem, truth: [Double]? = nil, splits: [Split], methods: [any RegressionMethod]
    ) {
        precondition(truth.map { $0.count == problem.count } ?? true, "one true value a sample")
        precondition(
            !splits.isEmpty && splits.allSatisfy { !$0.test.isEmpty && !$0.training.isEmpty }, "something to train and to test on"
        )
        self.problem = problem
        self.truth = truth ?? problem.responses
        self.splits = splits
        self.methods = methods
    }

    /// - Parameters:
    ///   - stream: split s draws its folds from `stream.stream(s)`, the same for all methods.
    ///   - progress: told the finished fraction.
    public func run(_ stream: RandomStream, progress: (@Sendable (Double) -> Void)? = nil) throws -> [MethodReport] {
        let cells = try (0..<splits.count * methods.count).parallelMap(progress: progress) { cell in
            let (index, method) = cell.quotientAndRemainder(dividingBy: methods.count)
            return try score(methods[method], splits[index], stream.stream(index))
        }
        return methods.indices.map { method in
            MethodReport(
                label: methods[method].label,
                scores: splits.indices.map { cells[$0 * methods.count + method] }, testOverTraining: testOverTraining)
        }
    }

    /// Held-out samples for each that is trained on.
    private var testOverTraining: Double {
        let (test, training) = splits.reduce((0, 0)) { ($0.0 + $1.test.count, $0.1 + $1.training.count) }
        return Double(test) / Double(training)
    }

    private func score(_ method: any RegressionMethod, _ split: Split, _ stream: RandomStream) throws -> SplitScore {
        let prediction = try method.predict(
            at: problem.features.selecting(rows: split.test), learningFrom: problem.selecting(split.training), stream)
        return SplitScore(prediction: prediction, truth: split.test.map { truth[$0] })
    }
}

/// How one method did on one split.
public struct SplitScore: Sendable, Hashable, Codable {
    /// The root of the mean squared error on the test part, in the unit of the truth.
    public let rootMeanSquaredError: Double
    /// 1 − the mean squared error over the variance of the truth there.
    public let rSquared: Double
    public let choices: [String: Double]

    init(prediction: RegressionPrediction, truth: [Double]) {
        let count = truth.count
        let squares = PairwiseSum.sum(count: count) { index in
            let error = truth[index] - prediction.values[index]
            return error * error
        }
        let mean = Summary(truth).mean
        let spread = PairwiseSum.sum(count: count) { (truth[$0] - mean) * (truth[$0] - mean) }
        rootMeanSquaredError = (squares / Double(count)).squareRoot()
        rSquared = spread > 0 ? 1 - squares / spread : 0
        choices = prediction.choices
    }
}

/// How one method did over all splits.
public struct MethodReport: Sendable, Hashable, Codable {
    public let label: String
    /// In the order of the splits.
    public let scores: [SplitScore]

    /// Held-out samples for each that is trained on, over all splits.
    public let testOverTraining: Double

    /// Over the splits, with standard errors that allow for what these share
    /// (``Summary/init(overSplits:testOverTraining:)``).
    public var errors: Summary { summary(scores.map(\.rootMeanSquaredError)) }
    public var rSquared: Summary { summary(scores.map(\.rSquared)) }

    /// This method's error less the other's, split by split.
    ///
    /// - Parameter other: over the same splits.
    public func difference(from other: MethodReport) -> Summary {
        precondition(scores.count == other.scores.count, "two methods are compared over the same splits")
        return summary(zip(scores, other.scores).map { $0.rootMeanSquaredError - $1.rootMeanSquaredError })
    }

    private func summary(_ values: [Double]) -> Summary {
        Summary(overSplits: values, testOverTraining: testOverTraining)
    }
}
