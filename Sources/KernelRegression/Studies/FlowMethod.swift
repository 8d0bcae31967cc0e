import Datasets
import Numerics

/// A kernel flow on scaled features and standardized responses, stopped by cross-validation.
public struct FlowMethod<Flow: KernelFlow, Basis: FunctionBasis>: RegressionMethod {
    public let label: String
    public let scaling: FeatureScaling
    public let bases: [Basis]
    public let stopping: EarlyStopping
    /// By which the time and the basis are chosen.
    public let validation: Validation
    private let flow: @Sendable (_ sampleSize: Int) -> Flow

    /// - Parameters:
    ///   - scaling: onto an interval of the basis's domain.
    ///   - bases: of which cross-validation chooses; one of them decides nothing.
    ///   - flow: for a sample size.
    public init(
        label: String, scaling: FeatureScaling, bases: [Basis], stopping: EarlyStopping, validation: Validation = .folds(5),
        flow: @escaping @Sendable (_ sampleSize: Int) -> Flow
    ) {
        precondition(!bases.isEmpty, "something to choose from")
        self.label = label
        self.scaling = scaling
        self.bases = bases
        self.stopping = stopping
        self.validation = validation
        self.flow = flow
    }

    public func predict(
        at features: Matrix, learningFrom training: RegressionProblem, _ stream: RandomStream
    ) throws -> RegressionPrediction {
        let scaling = scaling.fitted(to: training.features)
        let points = scaling.scale(training.features)
        let summary = Summary(training.responses)
        let deviation = summary.standardDeviation > 0 ? summary.standardDeviation : 1
        let responses = training.responses.map { ($0 - summary.mean) / deviation }
        let splits = try validation.splits(of: training.features, from: stream)
        let flow = flow(training.count)
        var best: (index: Int, validated: ValidatedTime, loss: EmpiricalLoss)?
        for (index, basis) in bases.enumerated() {
            let loss = EmpiricalLoss(basis: basis, points: points, responses: responses)
            let validated = try stopping.validate(flow, on: loss, eigenvalues: basis.eigenvalues, splits: splits)
            if validated.error < best?.validated.error ?? .infinity { best = (index, validated, loss) }
        }
        guard let best else { throw FlowMethodFailure.noFiniteError }
        let basis = bases[best.index]
        let trained = try flow.snapshots(on: best.loss, eigenvalues: basis.eigenvalues, at: [best.validated.time])[0]
        let predicted = basis.values(of: trained.coefficients, at: scaling.scale(features))
        return RegressionPrediction(
            values: predicted.map { summary.mean + deviation * $0 },
            choices: ["time": best.validated.time, "basis": Double(best.index)])
    }
}

/// Why a flow could not be stopped by validation.
public enum FlowMethodFailure: Error, Hashable, Sendable {
    /// No basis gave a finite error on what was held out.
    case noFiniteError
}
