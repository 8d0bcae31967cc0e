/// Median, quartiles and whiskers of a sample, and what lies beyond.
///
/// - Source: Tukey, Exploratory Data Analysis, 1977: whiskers reach the last datum within 1.5 interquartile ranges.
struct FiveNumbers: Equatable {
    let low: Double
    let lowerQuartile: Double
    let median: Double
    let upperQuartile: Double
    let high: Double
    let outliers: [Double]

    /// `nil` when no value is finite.
    init?(_ values: some Sequence<Double>) {
        let sorted = values.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        lowerQuartile = Self.quantile(0.25, of: sorted)
        median = Self.quantile(0.5, of: sorted)
        upperQuartile = Self.quantile(0.75, of: sorted)
        let reach = 1.5 * (upperQuartile - lowerQuartile)
        let (bottom, top) = (lowerQuartile - reach, upperQuartile + reach)
        let inside = sorted.filter { bottom <= $0 && $0 <= top }
        low = min(inside.first ?? lowerQuartile, lowerQuartile)
        high = max(inside.last ?? upperQuartile, upperQuartile)
        outliers = sorted.filter { $0 < bottom || top < $0 }
    }

    /// By linear interpolation between order statistics.
    static func quantile(_ probability: Double, of sorted: [Double]) -> Double {
        let position = probability * Double(sorted.count - 1)
        let index = Int(position)
        guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}
