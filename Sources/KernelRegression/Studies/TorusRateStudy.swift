import Datasets
import Numerics
import SequenceModels

/// How the oracle-stopped error on the torus decays with the sample size: Figure 5 of the paper, right.
public struct TorusRateStudy: Sendable {
    public var regression: TorusRegression
    public var basis: TorusBasis
    /// n.
    public var sampleSizes: [Int]
    /// Samples for each n, at least two. All flows see the same ones.
    public var repetitions: Int
    public var stopping: EarlyStopping

    public init(
        regression: TorusRegression, basis: TorusBasis, sampleSizes: [Int], repetitions: Int, stopping: EarlyStopping
    ) {
        precondition(regression.dimension == basis.dimension, "a basis of the sample's torus")
        precondition(repetitions >= 2, "a standard error needs two repetitions")
        self.regression = regression
        self.basis = basis
        self.sampleSizes = sampleSizes
        self.repetitions = repetitions
        self.stopping = stopping
    }

    /// The exact risk of a flow at its oracle's time, tail included, against n.
    ///
    /// - Parameters:
    ///   - flow: for the sample size.
    ///   - stream: cell (n, r) samples from `stream.stream(n).stream(r)`.
    ///   - progress: told the finished fraction.
    public func run(
        _ stream: RandomStream, label: String, progress: (@Sendable (Double) -> Void)? = nil,
        flow: @Sendable (_ sampleSize: Int) -> some KernelFlow
    ) throws -> TorusRates {
        let truth = regression.signal.signal(in: basis)
        let cells = try (0..<sampleSizes.count * repetitions).parallelMap(progress: progress) { cell in
            let (size, repetition) = cell.quotientAndRemainder(dividingBy: repetitions)
            let count = sampleSizes[size]
            let sample = regression.sample(count: count, from: stream.stream(count).stream(repetition))
            let loss = EmpiricalLoss(basis: basis, points: sample.features, responses: sample.responses)
            let stopped = try stopping.stop(flow(count), on: loss, eigenvalues: basis.eigenvalues) { truth.risk(of: $0) }
            return (error: stopped.error, time: stopped.time)
        }
        let grouped = sampleSizes.indices.map { cells[$0 * repetitions..<($0 + 1) * repetitions] }
        return try TorusRates(
            label: label, sampleSizes: sampleSizes, errors: grouped.map { Summary($0.map(\.error)) },
            times: grouped.map { Summary($0.map(\.time)) })
    }
}

/// One flow's stopped errors and times against the sample size.
public struct TorusRates: Sendable, Hashable, Codable {
    public let label: String
    public let sampleSizes: [Int]
    /// Exact risks: one summary over the repetitions for each n.
    public let errors: [Summary]
    public let times: [Summary]
    /// Mean error ≈ C n^slope; its standard errors are propagated from those of the means.
    public let errorFit: PowerLawFit
    public let timeFit: PowerLawFit

    init(label: String, sampleSizes: [Int], errors: [Summary], times: [Summary]) throws(PowerLawFit.Failure) {
        self.label = label
        self.sampleSizes = sampleSizes
        self.errors = errors
        self.times = times
        errorFit = try Self.fit(sampleSizes, errors)
        timeFit = try Self.fit(sampleSizes, times)
    }

    private static func fit(_ sampleSizes: [Int], _ summaries: [Summary]) throws(PowerLawFit.Failure) -> PowerLawFit {
        try PowerLawFit(
            x: sampleSizes.map(Double.init), y: summaries.map(\.mean), standardErrors: summaries.map(\.standardError))
    }
}
