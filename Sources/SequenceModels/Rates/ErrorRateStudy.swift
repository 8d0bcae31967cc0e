import Numerics

/// How the oracle-stopped error of some flows decays with the sample size: Figures 1 and 3, Tables 1 and 2 of the paper.
///
///     let study = ErrorRateStudy(
///         signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 10_000), spectrum: PowerLawSpectrum(exponent: 1.5),
///         sampleSizes: [2000, 4000, 8000], repetitions: 64, flows: [VanillaFlow(), OverparameterizedFlow()])
///     let rates = try study.run(RandomStream(seed: 1))
///     rates.flows[1].errorFit.slope
public struct ErrorRateStudy: Sendable {
    public var signal: Signal
    public var spectrum: PowerLawSpectrum
    /// n; at least two of them, different.
    public var sampleSizes: [Int]
    /// Observations for each n, at least two. All flows see the same ones.
    public var repetitions: Int
    public var flows: [any FlowFamily]
    public var stopping: OracleStopping

    public init(
        signal: Signal, spectrum: PowerLawSpectrum, sampleSizes: [Int], repetitions: Int, flows: [any FlowFamily],
        stopping: OracleStopping = OracleStopping()
    ) {
        self.signal = signal
        self.spectrum = spectrum
        self.sampleSizes = sampleSizes
        self.repetitions = repetitions
        self.flows = flows
        self.stopping = stopping
    }

    /// Runs every cell (n, repetition) on a stream of its own, so the result does not depend on the cores.
    ///
    /// - Parameters:
    ///   - stream: cell (n, r) observes from `stream.stream(n).stream(r)`.
    ///   - cores: all if nil.
    ///   - progress: told the finished fraction.
    /// - Throws: if no power law can be fitted, for want of sample sizes or because an error is zero.
    public func run(
        _ stream: RandomStream, cores: Int? = nil, progress: (@Sendable (Double) -> Void)? = nil
    ) throws(PowerLawFit.Failure) -> ErrorRates {
        guard sampleSizes.count >= 2 else { throw .tooFewPoints(sampleSizes.count) }
        precondition(repetitions >= 2, "a standard error needs two repetitions")
        let model = SequenceModel(signal: signal, spectrum: spectrum, sampleSize: sampleSizes[0])
        let models = sampleSizes.map(model.with(sampleSize:))
        // The first repetition of each size tells where to look in all of them.
        let pilots = models.indices.parallelMap(cores: cores) { size in
            stop(models[size], stream.stream(sampleSizes[size]).stream(0), near: nil).map(\.time)
        }
        let stopped = (0..<models.count * repetitions).parallelMap(cores: cores, progress: progress) { cell in
            let (size, repetition) = cell.quotientAndRemainder(dividingBy: repetitions)
            return stop(models[size], stream.stream(sampleSizes[size]).stream(repetition), near: pilots[size])
        }
        var rates: [FlowRates] = []
        for (index, flow) in flows.enumerated() {
            let cells = sampleSizes.indices.map { size in
                (0..<repetitions).map { stopped[size * repetitions + $0][index] }
            }
            rates.append(
                try FlowRates(label: flow.label, sampleSizes: sampleSizes, stopped: cells, tailEnergy: signal.tailEnergy))
        }
        return ErrorRates(sampleSizes: sampleSizes, repetitions: repetitions, flows: rates)
    }

    /// Each flow, stopped on one observation.
    private func stop(_ model: SequenceModel, _ stream: RandomStream, near starts: [Double]?) -> [StoppedError] {
        let observation = model.observation(from: stream)
        return flows.enumerated().map { index, flow in
            let error = GeneralizationError(of: flow, in: model, observing: observation)
            return stopping.stop(error.curve, resolution: error.resolution, near: starts?[index])
        }
    }
}
