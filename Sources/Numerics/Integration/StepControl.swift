internal import Foundation

/// The walk of an adaptive integration from one time to another.
package struct StepControl {
    package private(set) var time: Double
    private let end: Double
    private let exponent: Double
    private var step: Double

    /// - Parameters:
    ///   - step: the first to try; a hundredth of the way if nil.
    ///   - exponent: the local error is O(step^exponent).
    package init(from start: Double, to end: Double, step: Double? = nil, exponent: Double) {
        time = start
        self.end = end
        self.exponent = exponent
        self.step = step ?? (end - start) / 100
    }

    /// The step to try from `time`; nil at the end.
    ///
    /// - Throws: ``IntegrationFailure/notFinite(time:)`` if the end is no number, or the step is infinite or none, as a hundredth of the way to
    ///   infinity is. With a step of its own a walk may have no end: its owner leaves it.
    package mutating func next() throws(IntegrationFailure) -> Double? {
        guard time != end else { return nil }
        guard step.isFinite, !end.isNaN else { throw .notFinite(time: end) }
        guard time + step != time else { throw .stepVanished(time: time) }
        return abs(end - time) <= abs(step) ? end - time : step
    }

    /// Moves on if the step's error, in units of the tolerance, is at most 1; chooses the next step either way.
    package mutating func accept(_ tried: Double, error: Double) -> Bool {
        let ideal = error.isFinite ? 0.9 * pow(max(error, 1e-12), -1 / exponent) : 0.1
        step = tried * min(max(ideal, 0.1), 4)
        guard error <= 1 else { return false }
        time = tried == end - time ? end : time + tried
        return true
    }
}
