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
    ///
    /// - Throws: ``ValidationError`` where a split would hold nothing out, or everything.
    public func splits(of features: Matrix, from stream: RandomStream) throws(ValidationError) -> [Split] {
        guard case .groupedFolds(let folds, let columns) = self else { return try splits(count: features.rows, from: stream) }
        let groups = features.keys(by: columns)
        try check(folds: folds, of: Set(groups).count)
        return Split.folds(folds, groups: groups, from: stream)
    }

    /// The splits of a sample whose features do not matter: grouped folds are folds.
    ///
    /// - Throws: ``ValidationError`` where a split would hold nothing out, or everything.
    public func splits(count: Int, from stream: RandomStream) throws(ValidationError) -> [Split] {
        let splits = try drawn(count: count, from: stream)
        guard !splits.isEmpty, splits.allSatisfy({ !$0.test.isEmpty }) else { throw .nothingHeldOut(self, samples: count) }
        guard splits.allSatisfy({ !$0.training.isEmpty }) else { throw .nothingToTrainOn(self, samples: count) }
        return splits
    }

    /// - Parameter count: of samples, or of groups of them.
    private func check(folds: Int, of count: Int) throws(ValidationError) {
        guard folds >= 2, folds <= count else { throw .folds(folds, of: count) }
    }

    private func drawn(count: Int, from stream: RandomStream) throws(ValidationError) -> [Split] {
        switch self {
        case .folds(let folds), .groupedFolds(let folds, _):
            try check(folds: folds, of: count)
            return Split.folds(folds, count: count, from: stream)
        case .holdOut(let fraction):
            return [Split.random(count: count, testFraction: fraction, from: stream)]
        case .gaps(let length, let fraction, let repetitions):
            return (0..<max(repetitions, 0)).map {
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
