import Numerics

/// Features and responses of a regression.
public struct RegressionProblem: Sendable, Hashable, Codable {
    /// X, one row a sample, `[n × d]`.
    public let features: Matrix
    /// y, `[n]`.
    public let responses: [Double]
    /// The names of the features, `[d]`.
    public let featureNames: [String]
    /// The name of the response, with its unit.
    public let responseName: String

    public init(features: Matrix, responses: [Double], featureNames: [String], responseName: String) {
        precondition(features.rows == responses.count, "one response a sample")
        precondition(features.columns == featureNames.count, "one name a feature")
        self.features = features
        self.responses = responses
        self.featureNames = featureNames
        self.responseName = responseName
    }

    /// n.
    public var count: Int { responses.count }
    /// d.
    public var dimension: Int { features.columns }

    /// The samples of these indices, in this order.
    public func selecting(_ indices: [Int]) -> RegressionProblem {
        RegressionProblem(
            features: features.selecting(rows: indices), responses: indices.map { responses[$0] },
            featureNames: featureNames, responseName: responseName)
    }

    /// The same samples with other features, such as scaled ones.
    public func with(features: Matrix) -> RegressionProblem {
        RegressionProblem(
            features: features, responses: responses, featureNames: featureNames, responseName: responseName)
    }
}
