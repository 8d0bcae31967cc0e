internal import Foundation
import Numerics
import SequenceModels

/// Gradient descent with a step η on a sequence model with learned features: what ``FeatureFlow`` is the limit of. After k steps its time
/// is t = kη.
///
/// β and the factors of the eigenvalues take the steps of ``GradientDescent``, each coordinate towards its own Aᵀz; A turns, in the same
/// step and from the same place, in the plane of u = Aᵀ(z − θ) and v = Aᵀθ. A rotation in a plane is exact, so A stays orthogonal whatever η.
public struct FeatureDescent: FeatureTraining, Hashable, Codable {
    /// How A moves along its gradient and stays orthogonal.
    public enum Retraction: String, Codable, Sendable, Hashable, CaseIterable {
        /// A exp(ηκΩ): along a geodesic.
        case exponential
        /// A (I − ½ηκΩ)⁻¹ (I + ½ηκΩ): in the same plane, by an angle 2 arctan(φ/2) in place of φ.
        case cayley
    }

    public let features: FeatureModel
    /// η.
    public let step: Double
    public let retraction: Retraction
    /// No more steps than this are taken.
    public let longest: Int

    /// - Parameter step: η > 0.
    public init(
        _ features: FeatureModel, step: Double, retraction: Retraction = .exponential, longest: Int = 1_000_000
    ) {
        precondition(step > 0 && step.isFinite && longest > 0, "a step is positive")
        self.features = features
        self.step = step
        self.retraction = retraction
        self.longest = longest
    }

    public var label: String { "\(features.label), η = \(step)" }

    /// - Complexity: O(N) a step, O(N²) with eigenvectors.
    public func states(
        in model: SequenceModel, observing observation: [Double], at times: [Double], keepsEigenvectors: Bool
    ) -> [FeatureState] {
        precondition(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "times do not decrease")
        var walker = DescentWalker(self, in: model, observing: observation, keepsEigenvectors: keepsEigenvectors)
        return times.map { time in
            let steps = min(Int(min((time / step).rounded(), Double(longest))), longest)
            while walker.steps < steps { walker.descend() }
            return walker.state(at: time)
        }
    }

    /// The search ends early as for flows; beyond the edge of stability, where the loss may rise, it may then miss what comes later.
    public func leastError(in model: SequenceModel, observing observation: [Double], until end: Double) -> StoppedError {
        var walker = DescentWalker(self, in: model, observing: observation, keepsEigenvectors: false)
        let final = squaredDistance(observation, model.signal.coefficients).squareRoot()
        var best = StoppedError(time: 0, error: walker.error)
        while walker.steps < longest, Double(walker.steps + 1) * step <= end {
            walker.descend()
            let error = walker.error
            if error < best.error { best = StoppedError(time: Double(walker.steps) * step, error: error) }
            let floor = max(0, final - walker.distance)
            guard floor * floor < (1 - 1e-8) * best.error, error.isFinite else { break }
        }
        return best
    }
}
