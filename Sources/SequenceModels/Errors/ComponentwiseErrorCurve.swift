import Numerics

/// The error curve of any flow, from its states, one component after another.
struct ComponentwiseErrorCurve: ErrorCurve {
    let flow: any GradientFlow
    let eigenvalues: [Double]
    let observation: [Double]
    let signal: [Double]

    func split(at time: Double) -> ErrorSplit {
        let parts = eigenvalues.indices.map { index -> (under: Double, over: Double) in
            let state = flow.state(eigenvalue: eigenvalues[index], observation: observation[index], time: time)
            let distance = state.value - signal[index]
            let isUnder = observation[index] < 0 ? distance > 0 : distance < 0
            return isUnder ? (distance * distance, 0) : (0, distance * distance)
        }
        return ErrorSplit(
            undershoot: PairwiseSum.sum(count: parts.count) { parts[$0].under },
            overshoot: PairwiseSum.sum(count: parts.count) { parts[$0].over })
    }
}
