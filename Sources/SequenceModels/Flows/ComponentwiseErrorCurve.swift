import Numerics

/// The error curve of any flow, from its states, one component after another.
struct ComponentwiseErrorCurve: ErrorCurve {
    let flow: any GradientFlow
    let components: FlowComponents

    func split(at time: Double) -> ErrorSplit {
        FlowDomainError.require(time: time)
        let parts = (0..<components.count).map { index -> (under: Double, over: Double) in
            let observation = components.observation[index]
            let value = value(index, time)
            let distance = (observation < 0 ? -value : value) - components.mirroredSignal(index)
            let square = components.weight(index) * distance * distance
            return distance < 0 ? (square, 0) : (0, square)
        }
        return ErrorSplit(
            undershoot: PairwiseSum.sum(count: parts.count) { parts[$0].under },
            overshoot: PairwiseSum.sum(count: parts.count) { parts[$0].over })
    }

    private func value(_ index: Int, _ time: Double) -> Double {
        do throws(FlowDomainError) {
            return try flow.state(
                eigenvalue: components.eigenvalues[index], observation: components.observation[index], time: time
            ).value
        } catch { FlowDomainError.stop(error) }
    }
}
