import Numerics

/// Stopping by hold-out, which needs neither the truth nor the noise: half of the samples train, the other half judges.
///
/// An observation is the mean of n samples. Split in halves, it gives two independent observations z ± εη, of twice the variance.
/// The flow runs on one; the time at which it is nearest to the other is taken for the flow on the whole observation. The halves
/// then change places, and the two times are averaged on a logarithmic scale.
/// (Our choice: the paper stops by the oracle or by theory.)
public struct HoldOutStopping: StoppingRule, Hashable {
    private let search: OracleStopping
    /// Sets the flow's initial scale; nothing else needs the noise.
    public let noise: NoiseLevel

    public init(noise: NoiseLevel = .estimated, times: ClosedRange<Double> = 1e-6...1e16) {
        self.noise = noise
        search = OracleStopping(times: times)
    }

    public var label: String { "hold-out" }

    public func stop(
        _ family: any FlowFamily, in model: SequenceModel, observing observation: [Double], from stream: RandomStream
    ) -> StoppedError {
        let flow = family.flow(noise: noise.noise(of: model, observing: observation))
        let difference = stream.normals(count: model.count)
        let halves = [1.0, -1].map { sign in zip(observation, difference).map { $0 + sign * model.noise * $1 } }
        let times = [(halves[0], halves[1]), (halves[1], halves[0])].map { trained, judging in
            let curve = flow.errorCurve(
                of: FlowComponents(eigenvalues: model.eigenvalues, observation: trained, signal: judging))
            return search.stop(curve, resolution: flow.resolution).time
        }
        let time = (times[0] * times[1]).squareRoot()
        return StoppedError(
            time: time, error: GeneralizationError(of: flow, in: model, observing: observation).value(at: time))
    }
}
