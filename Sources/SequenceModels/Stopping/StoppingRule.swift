import Numerics

/// When to end a flow.
public protocol StoppingRule: Sendable {
    /// Short, for legends and tables.
    var label: String { get }

    /// Runs a flow on an observation and stops it.
    ///
    /// - Parameters:
    ///   - family: the flow; the rule tells it the noise that it believes in.
    ///   - model: the truth, which an honest rule uses for the error that it reports and for nothing else.
    ///   - observation: z, `[N]`.
    ///   - stream: for rules that draw: the halves of a split, for example.
    func stop(
        _ family: any FlowFamily, in model: SequenceModel, observing observation: [Double], from stream: RandomStream
    ) -> StoppedError
}

/// An error at the time where a rule stopped.
public struct StoppedError: Codable, Sendable, Hashable {
    public let time: Double
    /// Summed over j ≤ N.
    public let error: Double

    public init(time: Double, error: Double) {
        self.time = time
        self.error = error
    }
}
