/// Sums in a fixed order, so that the same numbers give the same bytes.
package enum PairwiseSum {
    /// Σ values by halving: the rounding error grows with log₂ of the count.
    package static func sum(_ values: some RandomAccessCollection<Double>) -> Double {
        sum(count: values.count) { values[values.index(values.startIndex, offsetBy: $0)] }
    }

    /// Σ term(i) over 0 ≤ i < count.
    package static func sum(count: Int, _ term: (Int) -> Double) -> Double { sum(0, count, term) }

    private static func sum(_ lower: Int, _ upper: Int, _ term: (Int) -> Double) -> Double {
        if upper - lower <= 16 {
            var total = 0.0
            for index in lower..<upper { total += term(index) }
            return total
        }
        let middle = lower + (upper - lower) / 2
        return sum(lower, middle, term) + sum(middle, upper, term)
    }
}
