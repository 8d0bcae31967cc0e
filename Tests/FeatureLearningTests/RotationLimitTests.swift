import FeatureLearning
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("The rotation with one feature at work")
struct RotationLimitTests {
    @Test(
        "where the other eigenvalues are all but zero, it is the flow", arguments: [FeatureModel.full, .rotating], [1.0, -1.0])
    func limit(_ features: FeatureModel, sign: Double) throws {
        let plain = TestModels.model(count: 12)
        let model = SequenceModel(
            signal: plain.signal, eigenvalues: [0.5] + [Double](repeating: 1e-14, count: 11), noise: plain.noise)
        let z = model.observation(from: RandomStream(seed: 2)).map { sign * $0 }
        let times = [0, 0.5, 2, 5, 9.0]
        let states = try FeatureFlow(features, tolerance: TestModels.tight).states(in: model, observing: z, at: times)
        let limit = try RankOneLimit(of: features, in: model, observing: z).states(at: times)
        for (state, limit) in zip(states, limit) {
            #expect(abs(state.alignment.share(ofLeading: 1) - limit.alignment) < 1e-6)
            #expect(abs(state.error - limit.error) < 1e-6)
        }
    }

    @Test("it has no state at no finite time", arguments: [Double.infinity, .nan])
    func noEnd(_ time: Double) {
        let model = TestModels.model(count: 4)
        let limit = RankOneLimit(of: .full, in: model, observing: model.observation(from: RandomStream(seed: 2)))
        #expect(throws: IntegrationFailure.self) { try limit.states(at: [time]) }
    }

    @Test("shrinkage: the best factor, for one observation and on average")
    func shrinkage() {
        let signal = [1, 0, -0.5]
        let observation = [0.9, 0.3, -0.8]
        func error(_ scale: Double) -> Double {
            zip(signal, observation).reduce(0.0) { sum, pair in
                let distance = scale * pair.1 - pair.0
                return sum + distance * distance
            }
        }
        let brute = [Double].linear(from: -1, through: 2, count: 30_001).map(error).min() ?? .nan
        #expect(relativeError(Shrinkage.leastError(of: signal, observing: observation), brute) < 1e-7)
        // E ‖c z − θ*‖² = (1 − c)² ‖θ*‖² + c² N ε².
        func expected(_ scale: Double) -> Double { (1 - scale) * (1 - scale) * 1.25 + scale * scale * 0.4 }
        let least = [Double].linear(from: 0, through: 1, count: 10_001).map(expected).min() ?? .nan
        #expect(relativeError(Shrinkage.leastExpectedError(energy: 1.25, noise: 0.4), least) < 1e-7)
        #expect(Shrinkage.leastError(of: [1, 2], observing: [0, 0]) == 5)
        #expect(Shrinkage.leastExpectedError(energy: 0, noise: 0) == 0)
    }
}
