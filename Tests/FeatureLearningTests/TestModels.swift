import FeatureLearning
import Numerics
import SequenceModels

/// Small models on which every factor moves.
enum TestModels {
    static func model(count: Int, noise: Double = 0.2, decay: Double = 1.5) -> SequenceModel {
        let signal = (0..<count).map { $0 % 3 == 1 ? 0.9 / Double($0 + 1).squareRoot() : 0 }
        return SequenceModel(
            signal: Signal(coefficients: signal), eigenvalues: PowerLawSpectrum(exponent: decay).eigenvalues(count: count),
            noise: noise)
    }

    static let tight = IntegrationTolerance(relative: 1e-12, absolute: 1e-13)

    static func largestDistance(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).map { abs($0 - $1) }.max() ?? .nan }
}
