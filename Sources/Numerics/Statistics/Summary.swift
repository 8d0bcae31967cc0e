/// Mean and spread of a sample.
public struct Summary: Codable, Sendable, Hashable {
    public let count: Int
    public let mean: Double
    /// With `count` − 1 in the denominator; 0 for a single value.
    public let standardDeviation: Double
    /// Of the mean: the standard deviation over √count, or more where the values share data.
    public let standardError: Double
    /// NaN if a value is.
    public let minimum: Double
    /// NaN if a value is.
    public let maximum: Double

    /// - Parameter values: at least one.
    public init(_ values: [Double]) { self.init(values, inflation: 1) }

    /// Of values measured on random splits of one sample, which share most of what is trained on.
    ///
    /// Their mean has not the variance s²/J of J independent values, but about (1/J + test/training) s².
    /// - Parameters:
    ///   - values: one a split, at least one.
    ///   - testOverTraining: how many samples are held out for each that is trained on.
    /// - Source: Nadeau & Bengio 2003, "Inference for the generalization error", the corrected resampled t-test.
    public init(overSplits values: [Double], testOverTraining: Double) {
        precondition(testOverTraining >= 0, "a ratio of counts")
        self.init(values, inflation: (1 + Double(values.count) * testOverTraining).squareRoot())
    }

    private init(_ values: [Double], inflation: Double) {
        precondition(!values.isEmpty, "a summary needs at least one value")
        let size = Double(values.count)
        let average = PairwiseSum.sum(values) / size
        let squares = PairwiseSum.sum(count: values.count) { (values[$0] - average) * (values[$0] - average) }
        count = values.count
        mean = average
        standardDeviation = values.count > 1 ? (squares / (size - 1)).squareRoot() : 0
        standardError = inflation * standardDeviation / size.squareRoot()
        // Of a NaN and a number the smaller and the larger depend on their order.
        let hasNaN = values.contains(where: \.isNaN)
        minimum = hasNaN ? .nan : values.reduce(.infinity, Swift.min)
        maximum = hasNaN ? .nan : values.reduce(-.infinity, Swift.max)
    }

    private init(_ summary: Summary, shiftedBy offset: Double) {
        count = summary.count
        mean = summary.mean + offset
        standardDeviation = summary.standardDeviation
        standardError = summary.standardError
        minimum = summary.minimum + offset
        maximum = summary.maximum + offset
    }

    /// The summary of the sample with `offset` added to every value.
    public func shifted(by offset: Double) -> Summary { Summary(self, shiftedBy: offset) }
}
