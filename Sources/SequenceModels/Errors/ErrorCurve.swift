import Numerics

/// The generalization error of one repetition as a function of time, prepared for evaluation at many times.
public protocol ErrorCurve: Sendable {
    /// The error at t ≥ 0, in its two parts.
    func split(at time: Double) -> ErrorSplit

    /// The error at each of these times, in any order, on all cores: where it can be had for less than that of one after another.
    func splits(at times: [Double]) -> [ErrorSplit]

    /// All but the same error at these times, cheaper to evaluate: a search that looks at no others takes it. Nil if there is none.
    func narrowed(to times: ClosedRange<Double>) -> (any ErrorCurve)?
}

extension ErrorCurve {
    public func splits(at times: [Double]) -> [ErrorSplit] { times.parallelMap { split(at: $0) } }

    public func narrowed(to times: ClosedRange<Double>) -> (any ErrorCurve)? { nil }
}

/// A generalization error Σ (θ_j − θ*_j)² in two parts, each monotone in time, because each θ_j goes monotonically to z_j.
public struct ErrorSplit: Codable, Sendable, Hashable {
    /// Over the components that have not yet come to the truth: never increases.
    public let undershoot: Double
    /// Over the components that have gone beyond the truth: never decreases.
    public let overshoot: Double

    public init(undershoot: Double, overshoot: Double) {
        self.undershoot = undershoot
        self.overshoot = overshoot
    }

    public var total: Double { undershoot + overshoot }
}
