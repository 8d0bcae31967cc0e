internal import Foundation
import Numerics

/// The flow θ = a β with a(0) = √λ, β(0) = 0: a' = β(z − θ), β' = a(z − θ).
///
/// With R = √(λ² + 4z²), c = λ/R, E = e^{−Rt} and g = c(1 − E)(1 + E + c(1 − E)), the solution is
/// θ = z g/(2E + g). All terms are positive, so θ and z − θ = 2zE/(2E + g) are both relatively exact.
/// - Source: the closed form follows from a² − β² = λ.
enum AdaptiveSpectrumLaw: LearningLaw {
    static func state(eigenvalue: Double, observation: Double, time: Double) -> FlowState {
        let (rate, shape) = rate(eigenvalue: eigenvalue, observation: observation)
        let decay = exp(-rate * time)
        let begun = -expm1(-rate * time) * shape
        let gain = begun * (1 + decay + begun)
        // Both vanish only when c is below the least number, at the end of training.
        let isLearned = 2 * decay + gain == 0
        let value = isLearned ? observation : observation * (gain / (2 * decay + gain))
        let residual = isLearned ? 0 : observation * (2 * decay / (2 * decay + gain))
        let learned = (0.5 * (eigenvalue + length(eigenvalue, 2 * value))).squareRoot()
        return FlowState(value: value, residual: residual, coefficient: value / learned, learnedEigenvalue: learned)
    }

    static func prepare(_ kernels: Kernels) -> Kernels.Prepare { kernels.prepareAdaptiveSpectrum }

    static let escapes = true

    /// R and c = λ/R.
    static func rate(eigenvalue: Double, observation: Double) -> (rate: Double, shape: Double) {
        let rate = length(eigenvalue, 2 * observation)
        return (rate, eigenvalue / rate)
    }

    static func split(_ kernels: Kernels) -> Kernels.Split { kernels.adaptiveSpectrumSplit }

    /// √(x² + y²) for x > 0, where the squares may underflow.
    private static func length(_ x: Double, _ y: Double) -> Double {
        let larger = max(x, abs(y))
        let ratio = min(x, abs(y)) / larger
        return larger * (1 + ratio * ratio).squareRoot()
    }
}
