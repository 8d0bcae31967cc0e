import Numerics

/// One depth, spectrum and sample size of an ``OracleRateTable``: all signals on one draw of the noise after another.
struct OracleRatePart: Sendable {
    private let flow: ScaledFlow
    private let energyUnit: Double
    private let timeUnit: Double
    /// l, `[N]`.
    private let eigenvalues: [Double]
    /// The largest |x| with which a component is quiet, `[N]`.
    private let thresholds: [Double]
    private let signals: [ScaledSignal]
    /// Signals with the same support share the components without signal.
    private let supports: [[Bool]]

    /// - Parameter signals: θ*, `[N]` each, not negative.
    init(flow: ScaledFlow, quiet: QuietComponents, noise: Double, eigenvalues: [Double], signals: [[Double]]) {
        self.flow = flow
        energyUnit = noise * noise
        timeUnit = flow.timeUnit(noise: noise)
        let unit = flow.eigenvalueUnit(noise: noise)
        let scaled = eigenvalues.map { $0 / unit }
        self.eigenvalues = scaled
        thresholds = scaled.map(quiet.threshold.observation(eigenvalue:))
        var supports: [[Bool]] = []
        self.signals = signals.map { signal in
            let isSignal = signal.map { $0 != 0 }
            let support = supports.firstIndex(of: isSignal) ?? supports.count
            if support == supports.count { supports.append(isSignal) }
            let values = signal.map { $0 / noise }
            return ScaledSignal(
                values: values, support: support, quiet: quiet.expectedError(eigenvalues: scaled, signal: values))
        }
        self.supports = supports
    }

    /// The mean oracle time of the slowest signal, in units of the flow.
    func latestTime(_ noises: [[Double]]) -> Double {
        let stopped = noises.parallelMap { stop($0) }
        let means = signals.indices.map { index in Summary(stopped.map { $0[index].stopped.time }).mean / timeUnit }
        return means.max() ?? 0
    }

    /// Each signal with this noise, ξ, stopped where its error is least.
    func stop(_ noise: [Double]) -> [(stopped: StoppedError, isAtEnd: Bool)] {
        let draw = NoiseDraw(noise, thresholds: thresholds)
        let workspace = ScaledFlow.Workspace(flow)
        let silent = silentErrors(draw, workspace)
        return signals.map { signal in
            var sums = silent[signal.support]
            for index in signal.places { add(index, signal, draw, workspace, to: &sums) }
            for index in draw.candidates where signal.isFaint(index) { add(index, signal, draw, workspace, to: &sums) }
            return least(sums, signal.quiet)
        }
    }

    /// For each support, Σ θ² over the components outside it that are not quiet.
    private func silentErrors(_ noise: NoiseDraw, _ workspace: borrowing ScaledFlow.Workspace) -> [[SIMD8<Double>]] {
        var sums = supports.map { _ in [SIMD8<Double>](repeating: .zero, count: flow.times.count / 8) }
        for index in noise.loud where !supports.allSatisfy({ $0[index] }) {
            flow.fill(workspace, eigenvalue: eigenvalues[index], observation: abs(noise.values[index]))
            for support in supports.indices where !supports[support][index] {
                workspace.addSquares(to: &sums[support], around: 0)
            }
        }
        return sums
    }

    /// (θ − s)² of a component with signal, unless it is quiet.
    private func add(
        _ index: Int, _ signal: ScaledSignal, _ noise: NoiseDraw, _ workspace: borrowing ScaledFlow.Workspace,
        to sums: inout [SIMD8<Double>]
    ) {
        let observation = signal.values[index] + noise.values[index]
        guard abs(observation) > thresholds[index] else { return }
        flow.fill(workspace, eigenvalue: eigenvalues[index], observation: abs(observation))
        workspace.addSquares(to: &sums, around: observation < 0 ? -signal.values[index] : signal.values[index])
    }

    private func least(_ sums: [SIMD8<Double>], _ quiet: [Double]) -> (stopped: StoppedError, isAtEnd: Bool) {
        var best = (index: 0, error: Double.infinity)
        for index in quiet.indices {
            let error = sums[index >> 3][index & 7] + quiet[index]
            if error < best.error { best = (index, error) }
        }
        let stopped = StoppedError(time: timeUnit * flow.times[best.index], error: energyUnit * best.error)
        return (stopped, best.index == 0 || best.index == quiet.count - 1)
    }
}
