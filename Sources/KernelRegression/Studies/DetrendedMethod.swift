import Datasets
import Numerics

/// A method for series that is given what a trend and a scale leave of its training part, both fitted there and nowhere else.
///
/// A trend fitted on the whole record has seen what is held out. Predictions are put back upon the trend.
public struct DetrendedMethod: RegressionMethod {
    public let method: any RegressionMethod
    /// Of the polynomial: 0 is the mean.
    public let degree: Int

    public init(_ method: any RegressionMethod, degree: Int) {
        precondition(degree >= 0, "a polynomial has a degree")
        self.method = method
        self.degree = degree
    }

    public var label: String { method.label }

    /// - Parameters:
    ///   - training: values at increasing times, its only feature.
    ///   - features: times, `[m × 1]`.
    /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` if there are too few times for the degree.
    public func predict(
        at features: Matrix, learningFrom training: RegressionProblem, _ stream: RandomStream
    ) throws -> RegressionPrediction {
        precondition(training.dimension == 1 && features.columns == 1, "a series is over time alone")
        let series = TimeSeries(
            times: training.features.column(0), values: training.responses, name: training.responseName)
        let trend = try PolynomialTrend(of: series, degree: degree)
        let rest = trend.removed(from: series)
        let deviation = Summary(rest.values).standardDeviation
        let scale = deviation > 0 ? deviation : 1
        let prediction = try method.predict(
            at: features, learningFrom: rest.with(values: rest.values.map { $0 / scale }).problem, stream)
        return RegressionPrediction(
            values: zip(features.column(0), prediction.values).map { trend.value(at: $0) + scale * $1 },
            choices: prediction.choices)
    }
}
