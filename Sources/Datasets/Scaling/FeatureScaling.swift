import Numerics

/// A way to bring every feature onto a common scale.
public enum FeatureScaling: Sendable, Hashable, Codable {
    /// Linear: the least and greatest training value go to the ends of the interval.
    case minMax(onto: ClosedRange<Double>)
    /// The empirical distribution function: the training values become equally spaced in the interval, ties sharing the middle
    /// of their ranks.
    case rank(onto: ClosedRange<Double>)
    /// Mean 0 and standard deviation 1 over the training values.
    case standard

    /// Onto [−1, 1], the torus of the paper.
    public static let minMax = FeatureScaling.minMax(onto: -1...1)
    /// Onto [−1, 1].
    public static let rank = FeatureScaling.rank(onto: -1...1)

    /// For captions and tables.
    public var label: String {
        switch self {
        case .minMax: "min-max"
        case .rank: "rank"
        case .standard: "standard"
        }
    }

    /// The scaling that the columns of these training features ask for.
    ///
    /// - Parameter features: `[n × d]`, n ≥ 1.
    public func fitted(to features: Matrix) -> FittedScaling {
        precondition(features.rows > 0, "a scaling is fitted to at least one sample")
        return FittedScaling(columns: (0..<features.columns).map { fitted(to: features.column($0)) })
    }

    /// The scaling of a single column.
    func fitted(to values: [Double]) -> FittedScaling.Column {
        switch self {
        case .minMax(let range): .line(through: Summary(values), onto: range)
        case .standard: .standardizing(Summary(values))
        case .rank(let range): .ranks(of: values, onto: range)
        }
    }
}
