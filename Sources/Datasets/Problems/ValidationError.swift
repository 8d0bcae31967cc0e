/// Why a sample can't be divided into what is trained on and what is held out to choose by.
public enum ValidationError: Error, Hashable, Sendable {
    /// A split of so many samples would hold out none of them.
    case nothingHeldOut(Validation, samples: Int)
    /// A split of so many samples would hold out all of them.
    case nothingToTrainOn(Validation, samples: Int)
    /// There are at least two folds, and at most as many as there are samples, or groups of samples.
    case folds(Int, of: Int)
}

extension ValidationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nothingHeldOut(.gaps(let length, let fraction, let repetitions), let samples):
            repetitions < 1
                ? "gaps are drawn \(repetitions) times: at least once holds something out"
                : "nothing is held out: a share of \(fraction) of \(samples) samples has no room for a gap of \(length); "
                    + "make gaps shorter or the share larger"
        case .nothingHeldOut(.holdOut(let fraction), let samples):
            "nothing is held out: a share of \(fraction) of \(samples) samples is less than one of them; make it larger"
        case .nothingHeldOut(_, let samples):
            "nothing is held out of \(samples) samples"
        case .nothingToTrainOn(_, let samples):
            "all of \(samples) samples are held out, and none is left to train on: make the share smaller"
        case .folds(let folds, let count):
            "\(folds) folds of \(count) samples, or groups of samples: there are at least two folds, and none of them is empty"
        }
    }
}
