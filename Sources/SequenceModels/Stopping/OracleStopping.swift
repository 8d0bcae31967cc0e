internal import Foundation
import Numerics

/// Stopping at the time of least generalization error of that very repetition: the paper's choice, which knows the truth.
///
/// The error is a decreasing and an increasing function together (``ErrorSplit``), so between two times it is never less than
/// the first at the later and the second at the earlier. The search halves intervals of log t that this bound does not rule
/// out, down to the resolution, and then polishes the valleys that are left: no grid that is coarse somewhere can hide the minimum.
public struct OracleStopping: StoppingRule, Hashable {
    /// The search is over these times; an error that still falls at the end is stopped there.
    public let times: ClosedRange<Double>
    /// The width, in decades, below which an interval is not halved any more; if nil, the flow knows
    /// (``GradientFlow/resolution``).
    public let resolution: Double?
    /// The relative tolerance of the time.
    public let tolerance: Double

    public init(times: ClosedRange<Double> = 1e-6...1e16, resolution: Double? = nil, tolerance: Double = 1e-6) {
        precondition(times.lowerBound > 0 && times.upperBound.isFinite, "the search is over a finite range of log t")
        precondition(resolution ?? 1 > 0 && tolerance > 0, "resolution and tolerance are positive")
        self.times = times
        self.resolution = resolution
        self.tolerance = tolerance
    }

    public var label: String { "oracle" }

    /// What a valley narrower than the sampled intervals may hide, relative to the error; the polish finds what is not hidden.
    private static let precision = 1e-3

    public func stop(
        _ family: any FlowFamily, in model: SequenceModel, observing observation: [Double], from stream: RandomStream
    ) -> StoppedError {
        stop(GeneralizationError(of: family, in: model, observing: observation))
    }

    /// The least error summed over j ≤ N, and when it is reached. (The tail adds the same at every time.)
    ///
    /// - Complexity: 20 to 30 evaluations of the error, 10 to 15 if D = 0 and there are thousands of components; about 100 for deep
    ///   flows, whose error can turn abruptly.
    public func stop(_ error: GeneralizationError) -> StoppedError { stop(error.curve, resolution: error.resolution) }

    /// - Parameter start: a time near the minimum, if one is known: the search begins there.
    func stop(_ curve: any ErrorCurve, resolution coarsest: Double, near start: Double? = nil) -> StoppedError {
        if let start, let stopped = stop(curve, resolution: coarsest, around: start) { return stopped }
        var search = OracleSearch(range: log(times.lowerBound)...log(times.upperBound)) { curve.split(at: exp($0)) }
        search.bracket(from: start.map { log($0) } ?? 4, stride: start == nil ? 2 : Self.reach)
        search.refine(to: 0.3, precision: Self.precision)
        let candidates = search.candidates
        let narrowed = curve.narrowed(to: exp(candidates.lowerBound)...exp(candidates.upperBound))
        if let narrowed { search.goOn(with: { narrowed.split(at: exp($0)) }) }
        return finish(&search, coarsest, exact: narrowed == nil ? nil : curve)
    }

    /// Nil if the error has no cheaper form around this time, or its minimum may be elsewhere.
    private func stop(_ curve: any ErrorCurve, resolution coarsest: Double, around start: Double) -> StoppedError? {
        let range = max(start * exp(-Self.reach), times.lowerBound)...min(start * exp(Self.reach), times.upperBound)
        guard range.contains(start), let narrowed = curve.narrowed(to: range) else { return nil }
        var search = OracleSearch(range: log(range.lowerBound)...log(range.upperBound)) { narrowed.split(at: exp($0)) }
        search.bracket(from: log(start), stride: Self.reach)
        guard search.isBracketed else { return nil }
        return finish(&search, coarsest, exact: curve)
    }

    /// - Parameter curve: what gives the error at the time found, if the search's own curve is not exact.
    private func finish(_ search: inout OracleSearch, _ coarsest: Double, exact curve: (any ErrorCurve)?) -> StoppedError {
        search.refine(to: (resolution ?? coarsest) * M_LN10, precision: Self.precision)
        let minimum = search.polish(tolerance: tolerance)
        let time = exp(minimum.argument)
        return StoppedError(time: time, error: curve.map { $0.split(at: time).total } ?? minimum.value)
    }

    /// In ln t: how far from a time that is known to be near.
    private static let reach = 0.5
}
