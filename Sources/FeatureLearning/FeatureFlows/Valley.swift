import Numerics
import SequenceModels

/// The lowest place of a walk so far, and the steps on both sides of it.
struct Valley {
    private var before: FeatureStepper
    private(set) var bottom: FeatureStepper
    /// Where the step after the bottom ended; the bottom's own time while it is the last.
    private var end: Double
    private var isOpen = true

    init(at start: FeatureStepper) { (before, bottom, end) = (start, start, start.time) }

    /// - Returns: whether the step's end is the lowest place yet.
    mutating func visit(_ from: FeatureStepper, _ to: FeatureStepper) -> Bool {
        if isOpen { (end, isOpen) = (to.time, false) }
        guard to.error < bottom.error else { return false }
        (before, bottom, end, isOpen) = (from, to, to.time, true)
        return true
    }

    /// The minimum between the steps on both sides, each value by a step from the one before it.
    func polished() -> StoppedError {
        guard before.time < end else { return StoppedError(time: bottom.time, error: bottom.error) }
        let sampled = Minimum(argument: bottom.time, value: bottom.error)
        let least = minimize(on: before.time...end, startingAt: sampled, tolerance: 1e-7) { time in
            let start = time < bottom.time ? before : bottom
            return start.advanced(by: time - start.time).error
        }
        return least.value < sampled.value
            ? StoppedError(time: least.argument, error: least.value)
            : StoppedError(time: sampled.argument, error: sampled.value)
    }
}
