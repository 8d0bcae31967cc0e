import Numerics

/// How part of a training sample is held out to choose by.
public enum Validation: Sendable, Hashable, Codable {
    /// Cross-validation with so many folds.
    case folds(Int)
    /// Cross-validation in which samples that agree in these features are held out together.
    case groupedFolds(Int, by: [Int])
    /// One random part.
    case holdOut(fraction: Double)
    /// Random gaps of consecutive samples, some times over: for series, whose neighbours tell too much about each other.
    case gaps(length: Int, fraction: Double, repetitions: Int)

    /// The splits of a sample with these features, `[n × d]`.
    public func splits(of features: Matrix, from stream: RandomStream) -> [Split] {
        guard case .groupedFolds(let folds, let columns) = self else { return splits(count: features.rows, from: stream) }
        return Split.folds(folds, groups: features.keys(by: columns), from: stream)
    }

    /// The splits of a sample whose features do not matter: grouped folds are folds.
    public func splits(count: Int, from stream: RandomStream) -> [Split] {
        switch self {
        case .groupedFolds(let folds, _):
            Split.folds(folds, count: count, from: stream)
        case .folds(let folds):
            Split.folds(folds, count: count, from: stream)
        case .holdOut(let fraction):
            [Split.random(count: count, testFraction: fraction, from: stream)]
        case .gaps(let length, let fraction, let repetitions):
            (0..<repetitions).map {
                Split.gaps(length: length, count: count, testFraction: fraction, from: stream.stream($0))
            }
        }
    }
}

extension Matrix {
    /// What each row holds in these columns: equal for samples that agree in these features.
    public func keys(by columns: [Int]) -> [[Double]] {
        (0..<rows).map { row in columns.map { self[row, $0] } }
    }
}
