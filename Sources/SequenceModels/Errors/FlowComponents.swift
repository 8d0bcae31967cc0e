/// The components whose errors an ``ErrorCurve`` adds up.
public struct FlowComponents: Sendable, Hashable {
    /// λ, `[N]`, positive.
    public let eigenvalues: [Double]
    /// z, `[N]`.
    public let observation: [Double]
    /// θ*, `[N]`.
    public let signal: [Double]
    /// How often each component counts, `[N]`, not negative; 1 each if nil.
    public let weights: [Double]?

    /// λ and z are within the domain of flows (``FlowDomainError``).
    public init(eigenvalues: [Double], observation: [Double], signal: [Double], weights: [Double]? = nil) {
        FlowDomainError.require(eigenvalues: eigenvalues, observation: observation)
        precondition(
            observation.count == eigenvalues.count && signal.count == eigenvalues.count
                && weights.map { $0.count == eigenvalues.count } ?? true, "one value for each component")
        self.eigenvalues = eigenvalues
        self.observation = observation
        self.signal = signal
        self.weights = weights
    }

    public var count: Int { eigenvalues.count }

    /// θ* of a component, mirrored with its observation to z ≥ 0: below it the estimate undershoots.
    func mirroredSignal(_ index: Int) -> Double { observation[index] < 0 ? -signal[index] : signal[index] }

    func weight(_ index: Int) -> Double { weights?[index] ?? 1 }
}
