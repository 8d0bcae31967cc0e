/// Why an adaptive integration ended early.
public enum IntegrationFailure: Error, Hashable, Sendable {
    /// The step shrank to nothing: the solution leaves every bound, or the derivative is not finite.
    case stepVanished(time: Double)
    /// An integration by steps never arrives at this time: it is infinite or not a number, or further away than a number can say.
    case notFinite(time: Double)
    /// The method has no error estimate to adapt to.
    case noErrorEstimate
}

/// How exact each step of an adaptive integration is: |local error| ≤ absolute + relative · |component|.
public struct IntegrationTolerance: Sendable, Hashable {
    public let relative: Double
    public let absolute: Double

    public init(relative: Double, absolute: Double) {
        self.relative = relative
        self.absolute = absolute
    }

    /// The largest error in units of the tolerance; infinity if anything is not a number.
    package func norm(_ error: [Double], _ before: [Double], _ after: [Double]) -> Double {
        var largest = 0.0
        for index in error.indices {
            let scale = absolute + relative * max(abs(before[index]), abs(after[index]))
            let ratio = error[index] == 0 ? 0 : abs(error[index]) / scale
            guard ratio.isFinite else { return .infinity }
            largest = max(largest, ratio)
        }
        return largest
    }
}
