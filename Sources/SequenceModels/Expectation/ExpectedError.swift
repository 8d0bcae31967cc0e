internal import Foundation
import Numerics

/// The expected generalization error E R(t) over the noise, without Monte Carlo.
///
/// The expectation over the noise of a component is a sum over equally spaced values: for a smooth function under the normal
/// density the trapezoidal rule converges faster than any Gauss rule that does not know where the function is steep
/// (Trefethen & Weideman 2014), and here it is steep where a component is just escaping. Neighbours along the spectrum are pooled
/// (``ComponentPool``).
///
///     let expected = ExpectedError(of: OverparameterizedFlow(), in: model)
///     expected.minimum().error        // least mean error, at one time for all observations
public struct ExpectedError: Sendable {
    /// What the signal beyond the truncation adds at every time.
    public let tailEnergy: Double
    private let curve: NoiseAverage
    /// A rough curve, to find the valley.
    private let sketch: @Sendable () -> NoiseAverage

    /// - Parameters:
    ///   - family: how the estimate is trained, at the model's noise.
    ///   - model: the truth, the eigenvalues and the noise.
    ///   - noiseNodes: the number of noise values, even, from −6 to 6 standard deviations. If nil, the flow knows
    ///     (``GradientFlow/noiseNodes``). The error grows with t ε.
    /// - Complexity: about 100 pooled entries and up to 200 for the signal, times `noiseNodes`.
    public init(of family: any FlowFamily, in model: SequenceModel, noiseNodes: Int? = nil) {
        let pool = ComponentPool(eigenvalues: model.eigenvalues, signal: model.signal.coefficients)
        self.init(of: family, noise: model.noise, pool: pool, tailEnergy: model.signal.tailEnergy, noiseNodes: noiseNodes)
    }

    init(of family: any FlowFamily, noise: Double, pool: ComponentPool, tailEnergy: Double, noiseNodes: Int? = nil) {
        precondition(noiseNodes ?? 2 >= 2 && (noiseNodes ?? 2) % 2 == 0, "the noise values are as many on either side")
        let flow = family.flow(noise: noise)
        curve = NoiseAverage(of: flow, pool, noise: noise, count: noiseNodes ?? flow.noiseNodes)
        sketch = { NoiseAverage(of: flow, pool, noise: noise, count: 16) }
        self.tailEnergy = tailEnergy
    }

    /// E Σ_{j ≤ N} (θ_j(t) − θ*_j)².
    public func value(at time: Double) -> Double { curve.split(at: time).total }

    /// With the energy of the signal beyond N.
    public func valueWithTail(at time: Double) -> Double { value(at: time) + tailEnergy }

    /// Summed over j ≤ N, at each of the times.
    public func curve(over times: [Double]) -> [Double] { times.parallelMap { value(at: $0) } }

    /// The least expected error and its time.
    ///
    /// The mean of the oracle's errors (``ErrorRateStudy``) is lower: the oracle stops each observation at a time of its own.
    /// - Parameter times: where to look; an error that still falls at the end is stopped there.
    public func minimum(times: ClosedRange<Double> = 1e-6...1e16) -> StoppedError { minimum(times: times, near: nil) }

    /// - Parameter start: a time in the valley, if one is known.
    func minimum(times: ClosedRange<Double> = 1e-6...1e16, near start: Double?) -> StoppedError {
        let start = start ?? OracleStopping(times: times).stop(sketch(), resolution: 1.0 / 16).time
        let bounds = log(times.lowerBound)...log(times.upperBound)
        let valley = bracket(from: log(start), within: bounds)
        let least = minimize(on: valley.interval, startingAt: valley.middle, tolerance: 3e-5) { value(at: exp($0)) }
        return StoppedError(time: exp(least.argument), error: least.value)
    }

    /// Downhill from a logarithm of time, until it goes up on both sides.
    private func bracket(
        from start: Double, within bounds: ClosedRange<Double>
    ) -> (interval: ClosedRange<Double>, middle: Minimum) {
        let sample = { (x: Double) in
            let argument = min(max(x, bounds.lowerBound), bounds.upperBound)
            return Minimum(argument: argument, value: value(at: exp(argument)))
        }
        let stride = 0.2
        var points = [start - stride, start, start + stride].map(sample)
        while points[0].value < points[1].value, points[0].argument > bounds.lowerBound {
            points = [sample(points[0].argument - stride)] + points.prefix(2)
        }
        while points[2].value < points[1].value, points[2].argument < bounds.upperBound {
            points = points.suffix(2) + [sample(points[2].argument + stride)]
        }
        return (points[0].argument...points[2].argument, points[1])
    }
}
