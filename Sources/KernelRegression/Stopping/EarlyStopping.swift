internal import Foundation
import Datasets
import Numerics

/// Stopping a flow on a sample where some error is least: the true one (the oracle), or one measured on data held out.
public struct EarlyStopping: Sendable, Hashable, Codable {
    /// Increasing and positive: where the error is looked at.
    public let times: [Double]
    /// A flow is given up where its error is this many times the least so far; nil follows it to the last time.
    public let surrender: Double?

    /// - Parameters:
    ///   - times: first and last.
    ///   - perDecade: how many, equally spaced in log t.
    ///   - surrender: greater than 1.
    public init(times: ClosedRange<Double>, perDecade: Int = 16, surrender: Double? = nil) {
        precondition(times.lowerBound > 0 && times.upperBound.isFinite, "the search is over a finite range of log t")
        precondition(surrender ?? 2 > 1 && perDecade >= 1, "a grid has points, and one gives up above the least error")
        let decades = log10(times.upperBound / times.lowerBound)
        let count = max(2, Int((decades * Double(perDecade)).rounded()) + 1)
        self.times = .logarithmic(from: times.lowerBound, through: times.upperBound, count: count)
        self.surrender = surrender
    }

    /// The flow at the time of least error, polished between the grid's times to about a hundredth of log t: there the error is
    /// flat to four digits.
    ///
    /// - Parameter error: of the coefficients θ, `[N]`.
    public func stop(
        _ flow: some KernelFlow, on loss: EmpiricalLoss, eigenvalues: [Double], minimizing error: ([Double]) throws -> Double
    ) throws -> StoppedFlow {
        var trajectory = try flow.start(on: loss, eigenvalues: eigenvalues)
        try trajectory.advance(to: times[0])
        var best = StoppedFlow(snapshot: trajectory.snapshot, error: try error(trajectory.coefficients))
        var (bestIndex, checkpoint) = (0, trajectory)
        for (index, time) in times.enumerated().dropFirst() {
            let before = trajectory
            try trajectory.advance(to: time)
            let value = try error(trajectory.coefficients)
            if value < best.error {
                best = StoppedFlow(snapshot: trajectory.snapshot, error: value)
                (bestIndex, checkpoint) = (index, before)
            } else if let surrender, value > surrender * best.error {
                break
            }
        }
        guard bestIndex > 0, bestIndex < times.count - 1 else { return best }
        return try polish(best, from: checkpoint, times[bestIndex - 1]...times[bestIndex + 1], error)
    }

    /// The errors at the times, up to where the flow is given up.
    public func curve(
        of flow: some KernelFlow, on loss: EmpiricalLoss, eigenvalues: [Double], error: ([Double]) throws -> Double
    ) throws -> [Double] {
        var trajectory = try flow.start(on: loss, eigenvalues: eigenvalues)
        var (errors, least) = ([Double](), Double.infinity)
        for time in times {
            try trajectory.advance(to: time)
            errors.append(try error(trajectory.coefficients))
            least = min(least, errors[errors.count - 1])
            if let surrender, errors[errors.count - 1] > surrender * least { break }
        }
        return errors
    }

    /// The time of least mean squared error on data held out: cross-validation, or a single hold-out split.
    ///
    /// - Parameter splits: of the loss's samples: each holds something out, and leaves something.
    public func validate(
        _ flow: some KernelFlow, on loss: EmpiricalLoss, eigenvalues: [Double], splits: [Split]
    ) throws -> ValidatedTime {
        precondition(
            !splits.isEmpty && splits.allSatisfy { !$0.test.isEmpty && !$0.training.isEmpty }, "something is held out, not all")
        let curves = try splits.parallelMap { split in
            let (training, test) = loss.divided(by: split)
            return try curve(of: flow, on: training, eigenvalues: eigenvalues) { test.meanSquaredError(of: $0) }
        }
        // Beyond the shortest curve some split has given up.
        let length = curves.map(\.count).min() ?? 0
        let errors = (0..<length).map { index in Summary(curves.map { $0[index] }) }
        let best = errors.indices.min { errors[$0].mean < errors[$1].mean } ?? 0
        return ValidatedTime(time: times[best], error: errors[best].mean, errors: errors)
    }

    private func polish<Trajectory: FlowTrajectory>(
        _ best: StoppedFlow, from checkpoint: Trajectory, _ interval: ClosedRange<Double>,
        _ error: ([Double]) throws -> Double
    ) throws -> StoppedFlow {
        var best = best
        let known = Minimum(argument: log(best.snapshot.time), value: best.error)
        let range = log(interval.lowerBound)...log(interval.upperBound)
        _ = try minimize(on: range, startingAt: known, tolerance: 1e-2) { logTime in
            var trajectory = checkpoint
            try trajectory.advance(to: exp(logTime))
            let value = try error(trajectory.coefficients)
            if value < best.error { best = StoppedFlow(snapshot: trajectory.snapshot, error: value) }
            return value
        }
        return best
    }
}

/// A flow where a rule stopped it.
public struct StoppedFlow: Sendable, Hashable, Codable {
    public let snapshot: FlowSnapshot
    /// The error that the rule looked at.
    public let error: Double

    public var time: Double { snapshot.time }
}

/// A time chosen on data held out.
public struct ValidatedTime: Sendable, Hashable, Codable {
    public let time: Double
    /// The mean over the splits at that time.
    public let error: Double
    /// Over the splits, at the first of the rule's times and on.
    public let errors: [Summary]
}
