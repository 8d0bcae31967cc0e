import Numerics

/// A polynomial fitted to a time series by least squares.
public struct PolynomialTrend: Sendable, Hashable, Codable {
    /// On Legendre polynomials over the times of the series, lowest degree first.
    public let coefficients: [Double]
    private let middle: Double
    private let halfWidth: Double

    /// - Parameters:
    ///   - series: with more times than `degree`.
    ///   - degree: 0 is the mean, 1 a line.
    /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` if there are too few times for the degree.
    public init(of series: TimeSeries, degree: Int) throws(LinearAlgebraError) {
        precondition(degree >= 0 && series.count > 0, "a trend has a degree and something to follow")
        guard series.count > degree else { throw .notPositiveDefinite(leadingMinor: series.count + 1) }
        let (first, last) = (series.times[0], series.times[series.count - 1])
        middle = 0.5 * (first + last)
        halfWidth = first < last ? 0.5 * (last - first) : 1
        let (center, scale) = (middle, halfWidth)
        let rows = series.times.map { Self.legendre(($0 - center) / scale, count: degree + 1) }
        let design = Matrix(rows: rows)
        coefficients = try CholeskyFactorization(of: design.gram()).solve(design.transposeMultiplied(by: series.values))
    }

    public func value(at time: Double) -> Double {
        let polynomials = Self.legendre((time - middle) / halfWidth, count: coefficients.count)
        return zip(coefficients, polynomials).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// What is left of the series.
    public func removed(from series: TimeSeries) -> TimeSeries {
        series.with(values: zip(series.times, series.values).map { $1 - value(at: $0) })
    }

    /// P₀ … at x.
    private static func legendre(_ x: Double, count: Int) -> [Double] {
        var values = [1.0]
        if count > 1 { values.append(x) }
        for degree in stride(from: 1, to: count - 1, by: 1) {
            let k = Double(degree)
            values.append(((2 * k + 1) * x * values[degree] - k * values[degree - 1]) / (k + 1))
        }
        return values
    }
}
