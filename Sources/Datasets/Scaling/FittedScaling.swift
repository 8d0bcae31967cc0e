import Numerics

/// A scaling with the numbers that it took from its training features.
public struct FittedScaling: Sendable, Hashable, Codable {
    let columns: [Column]

    /// The scaled features, `[n × d]`.
    ///
    /// Where a scaling has an interval, what lies outside the training range goes to its end; where all training values are the same, every
    /// value goes to its middle. What is no number stays none, and makes none of a column if it is among the training values.
    public func scale(_ features: Matrix) -> Matrix {
        precondition(features.columns == columns.count, "a scaling is applied to the features that it was fitted to")
        return Matrix(columns: columns.enumerated().map { index, column in features.column(index).map(column.scale) })
    }

    /// A monotone function of one feature: a line, or a polygon, constant beyond its ends.
    enum Column: Sendable, Hashable, Codable {
        case linear(center: Double, factor: Double, middle: Double, within: ClosedRange<Double>?)
        case polygon(values: [Double], places: [Double])

        static func line(through summary: Summary, onto range: ClosedRange<Double>) -> Column {
            let width = summary.maximum - summary.minimum
            return .linear(
                center: 0.5 * (summary.minimum + summary.maximum),
                factor: width > 0 ? (range.upperBound - range.lowerBound) / width : 0,
                middle: 0.5 * (range.lowerBound + range.upperBound), within: range)
        }

        static func standardizing(_ summary: Summary) -> Column {
            let deviation = summary.standardDeviation
            return .linear(center: summary.mean, factor: deviation > 0 ? 1 / deviation : 0, middle: 0, within: nil)
        }

        static func ranks(of values: [Double], onto range: ClosedRange<Double>) -> Column {
            if values.contains(where: \.isNaN) { return .polygon(values: [.nan], places: [.nan]) }
            let sorted = values.sorted()
            let width = (range.upperBound - range.lowerBound) / Double(sorted.count)
            var (distinct, places) = ([Double](), [Double]())
            var start = 0
            for end in 1...sorted.count where end == sorted.count || sorted[end] != sorted[start] {
                distinct.append(sorted[start])
                places.append(range.lowerBound + width * 0.5 * Double(start + end))
                start = end
            }
            return .polygon(values: distinct, places: places)
        }

        func scale(_ value: Double) -> Double {
            switch self {
            case .linear(let center, let factor, let middle, let range):
                let scaled = middle + factor * (value - center)
                return range.map { min(max(scaled, $0.lowerBound), $0.upperBound) } ?? scaled
            case .polygon(let values, let places):
                return Self.interpolate(value, values, places)
            }
        }

        private static func interpolate(_ value: Double, _ values: [Double], _ places: [Double]) -> Double {
            if value.isNaN { return value }
            // The first value above.
            var (lower, upper) = (0, values.count)
            while lower < upper {
                let middle = (lower + upper) / 2
                if values[middle] > value { upper = middle } else { lower = middle + 1 }
            }
            if lower == 0 { return places[0] }
            if lower == values.count { return places[lower - 1] }
            let fraction = (value - values[lower - 1]) / (values[lower] - values[lower - 1])
            return places[lower - 1] + fraction * (places[lower] - places[lower - 1])
        }
    }
}
