import Numerics

/// The result of an ``ErrorRateStudy``.
public struct ErrorRates: Codable, Sendable, Hashable {
    public let sampleSizes: [Int]
    public let repetitions: Int
    /// In the order of the study's flows.
    public let flows: [FlowRates]

    /// The rates of the flow with this label.
    public subscript(label: String) -> FlowRates? { flows.first { $0.label == label } }
}

/// One flow's stopped errors and times against the sample size.
public struct FlowRates: Codable, Sendable, Hashable {
    public let label: String
    /// The error summed over j ≤ N: one summary over the repetitions for each n.
    public let errors: [Summary]
    /// The error summed over all j.
    public let errorsWithTail: [Summary]
    /// The time at which each repetition was stopped.
    public let times: [Summary]
    /// Mean error ≈ C n^slope; the standard errors are propagated from those of the means.
    public let errorFit: PowerLawFit
    public let errorWithTailFit: PowerLawFit
    public let timeFit: PowerLawFit

    /// - Parameter stopped: for each sample size, the repetitions.
    init(
        label: String, sampleSizes: [Int], stopped: [[StoppedError]], tailEnergy: Double
    ) throws(PowerLawFit.Failure) {
        self.label = label
        errors = stopped.map { Summary($0.map(\.error)) }
        errorsWithTail = errors.map { $0.shifted(by: tailEnergy) }
        times = stopped.map { Summary($0.map(\.time)) }
        errorFit = try Self.fit(sampleSizes, errors)
        errorWithTailFit = try Self.fit(sampleSizes, errorsWithTail)
        timeFit = try Self.fit(sampleSizes, times)
    }

    private static func fit(_ sampleSizes: [Int], _ summaries: [Summary]) throws(PowerLawFit.Failure) -> PowerLawFit {
        try PowerLawFit(
            x: sampleSizes.map(Double.init), y: summaries.map(\.mean), standardErrors: summaries.map(\.standardError))
    }
}
