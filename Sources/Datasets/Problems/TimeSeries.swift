import Numerics

/// Values at increasing times.
public struct TimeSeries: Sendable, Hashable, Codable {
    /// Decimal years, increasing, `[n]`.
    public let times: [Double]
    /// `[n]`.
    public let values: [Double]
    /// What the values are, with their unit.
    public let name: String

    public init(times: [Double], values: [Double], name: String) {
        precondition(times.count == values.count, "one value a time")
        precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times increase")
        self.times = times
        self.values = values
        self.name = name
    }

    public var count: Int { times.count }

    /// The entries of these indices, which increase.
    public func selecting(_ indices: [Int]) -> TimeSeries {
        TimeSeries(times: indices.map { times[$0] }, values: indices.map { values[$0] }, name: name)
    }

    /// The same times with other values.
    public func with(values: [Double]) -> TimeSeries { TimeSeries(times: times, values: values, name: name) }

    /// As a regression of the value on the time.
    public var problem: RegressionProblem {
        RegressionProblem(
            features: Matrix(columns: [times]), responses: values, featureNames: ["year"], responseName: name)
    }
}
