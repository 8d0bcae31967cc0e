import Numerics
import SequenceModels

/// The best that an estimate c z can do: the observation, shortened.
///
/// A flow whose eigenvectors turn to z before anything else is learned goes through such estimates, and inherits their error.
public enum Shrinkage {
    /// min over c of E ‖c z − θ*‖² = ‖θ*‖² N ε² / (‖θ*‖² + N ε²).
    ///
    /// - Parameters:
    ///   - energy: ‖θ*‖².
    ///   - noise: N ε², the energy of the noise.
    public static func leastExpectedError(energy: Double, noise: Double) -> Double {
        energy + noise > 0 ? energy * noise / (energy + noise) : 0
    }

    /// min over c of ‖c z − θ*‖² for one observation.
    public static func leastError(of signal: [Double], observing observation: [Double]) -> Double {
        precondition(signal.count == observation.count, "one observation for each coefficient")
        func product(_ x: [Double], _ y: [Double]) -> Double { PairwiseSum.sum(count: x.count) { x[$0] * y[$0] } }
        let length = product(observation, observation)
        guard length > 0 else { return product(signal, signal) }
        let scale = product(signal, observation) / length
        return squaredDistance(observation.map { scale * $0 }, signal)
    }
}
