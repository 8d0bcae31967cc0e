import Numerics

/// How part of a training sample is held out to choose by.
public enum Validation: Sendable, Hashable, Codable {
    /// Cross-validation with so many folds.
    case folds(Int)
    /// One random part.
    case holdOut(fraction: Double)
    /// Random gaps of consecutive samples, some times over: for series, whose neighbours tell too much about each other.
    case gaps(length: Int, fraction: Double, repetitions: Int)

    /// The splits of a sample.
    public func splits(count: Int, from stream: RandomStream) -> [Split] {
        switch self {
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
