internal import Foundation

/// Least squares of ln y on ln x: y ≈ e^intercept · x^slope.
public struct PowerLawFit: Codable, Sendable, Hashable {
    public let slope: Double
    /// From the scatter about the line or, if standard errors were given, from those.
    public let slopeStandardError: Double
    /// Natural: ln y at x = 1.
    public let intercept: Double
    public let interceptStandardError: Double
    /// 1 when the line explains everything.
    public let rSquared: Double

    /// log₁₀ y at x = 1, as in "−0.37 log₁₀ n + 0.29".
    public var log10Intercept: Double { intercept / M_LN10 }
    public var log10InterceptStandardError: Double { interceptStandardError / M_LN10 }

    /// What keeps a power law from being fitted.
    public enum Failure: Error, Hashable, Sendable {
        /// x, y or the standard errors differ in number.
        case countsDiffer
        /// Fewer than three points leave no scatter to judge; fewer than two, no line.
        case tooFewPoints(Int)
        /// The point has a coordinate or an error without a finite logarithm.
        case notPositive(index: Int)
        /// All x are equal.
        case degenerate
    }

    /// Fits every point with the same weight.
    ///
    /// - Parameters:
    ///   - x: positive, not all equal.
    ///   - y: positive, one for each x.
    ///   - standardErrors: of y, independent. If given, the fit is the same, but the errors of slope and intercept are
    ///     propagated from these (relative error of y = error of ln y) and two points are enough.
    public init(x: [Double], y: [Double], standardErrors: [Double]? = nil) throws(Failure) {
        let least = standardErrors == nil ? 3 : 2
        guard x.count == y.count, standardErrors.map({ $0.count == y.count }) ?? true else { throw .countsDiffer }
        guard x.count >= least else { throw .tooFewPoints(x.count) }
        for index in x.indices {
            let error = standardErrors?[index] ?? 0
            guard x[index] > 0, y[index] > 0, x[index].isFinite, y[index].isFinite, error >= 0, error.isFinite else {
                throw .notPositive(index: index)
            }
        }
        let u = x.map { log($0) }
        let v = y.map { log($0) }
        let count = Double(x.count)
        let center = PairwiseSum.sum(u) / count
        let height = PairwiseSum.sum(v) / count
        let width = PairwiseSum.sum(count: u.count) { (u[$0] - center) * (u[$0] - center) }
        guard width > 0 else { throw .degenerate }
        slope = PairwiseSum.sum(count: u.count) { (u[$0] - center) * (v[$0] - height) } / width
        intercept = height - slope * center

        let line = (slope, intercept)
        let residual = PairwiseSum.sum(count: u.count) { index in
            let distance = v[index] - line.0 * u[index] - line.1
            return distance * distance
        }
        let total = PairwiseSum.sum(count: v.count) { (v[$0] - height) * (v[$0] - height) }
        rSquared = total > 0 ? 1 - residual / total : 1
        if let standardErrors {
            // Slope and intercept are Σ w v with these weights: their variances are Σ w² Var v.
            let variances = y.indices.map { (standardErrors[$0] / y[$0]) * (standardErrors[$0] / y[$0]) }
            let weights = u.map { ($0 - center) / width }
            slopeStandardError = PairwiseSum.sum(count: u.count) { weights[$0] * weights[$0] * variances[$0] }.squareRoot()
            interceptStandardError = PairwiseSum.sum(count: u.count) { index in
                let weight = 1 / count - center * weights[index]
                return weight * weight * variances[index]
            }.squareRoot()
        } else {
            let variance = residual / (count - 2)
            slopeStandardError = (variance / width).squareRoot()
            interceptStandardError = (variance * (1 / count + center * center / width)).squareRoot()
        }
    }

    /// The fitted line at x.
    public func value(at x: Double) -> Double { exp(intercept + slope * log(x)) }
}
