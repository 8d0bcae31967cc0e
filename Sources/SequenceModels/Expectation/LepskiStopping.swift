internal import Foundation
import Numerics

/// Lepski's method: the earliest time whose estimate differs from every later one by no more than noise explains.
///
/// Along a row of times t_1 < … < t_K the estimates lose bias and gain noise. With V(t) a bound on the noise in θ(t), the rule
/// stops at the least t_k with ‖θ(t_k) − θ(t_l)‖² ≤ κ V(t_l) for all l > k. Here V(t) = E‖θ(t)‖² under noise alone, which
/// ``ExpectedError`` gives exactly, and ε² Σ (θ_j/z_j)² for the noise that is learned along with the signal. The times go from where a
/// hundredth of one component of noise is learned to where half of all noise is.
/// (Our choice: the paper stops by the oracle or by theory.)
/// - Source: Lepski 1991; the form with a sum of squares follows Mathé & Pereverzev 2003.
public struct LepskiStopping: StoppingRule, Hashable {
    /// κ.
    public let constant: Double
    public let noise: NoiseLevel
    /// K, the number of times.
    public let count: Int

    public init(constant: Double = 1, noise: NoiseLevel = .known, count: Int = 24) {
        precondition(constant > 0 && count >= 2, "κ is positive, and the rule compares at least two times")
        self.constant = constant
        self.noise = noise
        self.count = count
    }

    public var label: String {
        switch noise {
        case .known(factor: 1): "Lepski"
        case .known(let factor): "Lepski, noise × \(factor)"
        case .estimated: "Lepski, estimated noise"
        }
    }

    /// - Complexity: the states of N components at K times.
    public func stop(
        _ family: any FlowFamily, in model: SequenceModel, observing observation: [Double], from stream: RandomStream
    ) -> StoppedError {
        let believed = noise.noise(of: model, observing: observation)
        let flow = family.flow(noise: believed)
        let silence = SequenceModel(
            signal: Signal(coefficients: [Double](repeating: 0, count: model.count)), eigenvalues: model.eigenvalues,
            noise: believed)
        let learnedNoise = ExpectedError(of: flow, in: silence, noiseNodes: 30)
        let variance = believed * believed
        let times = [Double].logarithmic(
            from: Self.time(when: learnedNoise, is: 0.01 * variance),
            through: Self.time(when: learnedNoise, is: 0.5 * variance * Double(model.count)), count: count)
        let path = EstimatePath(of: flow, eigenvalues: model.eigenvalues, observation: observation, times: times)
        let bounds = times.indices.map { learnedNoise.value(at: times[$0]) + variance * path.learnedComponents[$0] }
        let chosen = times.indices.first { k in
            (k..<count).allSatisfy { path.squaredDistance(k, $0) <= constant * bounds[$0] }
        }
        let time = times[chosen ?? count - 1]
        return StoppedError(
            time: time, error: GeneralizationError(of: flow, in: model, observing: observation).value(at: time))
    }

    /// When the learned noise, which grows, comes to this energy.
    private static func time(when noise: ExpectedError, is energy: Double) -> Double {
        var (lower, upper) = (log(1e-6), log(1e16))
        while upper - lower > 0.02 {
            let middle = 0.5 * (lower + upper)
            if noise.value(at: exp(middle)) < energy { lower = middle } else { upper = middle }
        }
        return exp(0.5 * (lower + upper))
    }
}
