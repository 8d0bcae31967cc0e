import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Errors of deep flows at many times at once")
struct DeepErrorTests {
    @Test("equal those of the states to 1e-10, for components of every shape", arguments: DeepFlowTests.depths)
    func statesAgree(depth: Int) throws {
        for initialScale in DeepFlowTests.scales {
            let flow = OverparameterizedFlow(depth: depth, initialScale: initialScale)
            for eigenvalue in DeepFlowTests.eigenvalues {
                for observation in DeepFlowTests.observations {
                    let escape = try DeepFlowTests.escape(flow, eigenvalue, observation)
                    let times = Self.times(around: escape)
                    let curve = flow.errorCurve(
                        of: FlowComponents(
                            eigenvalues: [eigenvalue], observation: [observation], signal: [0.6 * observation], weights: [2]))
                    for (time, split) in zip(times, curve.splits(at: times)) {
                        let value = try flow.state(eigenvalue: eigenvalue, observation: observation, time: time).value
                        let distance = value - 0.6 * observation
                        let expected = 2 * distance * distance
                        // What 1e-10 of what is observed makes in a weighted square; near the truth, of the observation's own.
                        let slack = 1e-10 * abs(observation) * max(abs(observation), 4 * abs(distance))
                        #expect(abs(split.undershoot - (distance < 0 ? expected : 0)) <= slack)
                        #expect(abs(split.overshoot - (distance < 0 ? 0 : expected)) <= slack)
                    }
                }
            }
        }
    }

    /// Panels that hold so many times are interpolated in time.
    @Test("equal those of the states to 1e-10 at a thousand times", arguments: DeepFlowTests.depths)
    func crowdsAgree(depth: Int) throws {
        for initialScale in DeepFlowTests.scales {
            let flow = OverparameterizedFlow(depth: depth, initialScale: initialScale)
            for (eigenvalue, observation) in [(1e-4, 0.3), (0.2, 0.01), (1e-7, 1.5)] {
                let escape = try DeepFlowTests.escape(flow, eigenvalue, observation)
                let times = [Double].linear(from: 0, through: 3 * escape, count: 1000)
                let curve = flow.errorCurve(
                    of: FlowComponents(
                        eigenvalues: [eigenvalue], observation: [observation], signal: [-observation], weights: [1]))
                for (time, split) in zip(times, curve.splits(at: times)) {
                    let value = try flow.state(eigenvalue: eigenvalue, observation: observation, time: time).value
                    let expected = (value + observation) * (value + observation)
                    #expect(split.undershoot == 0)
                    #expect(abs(split.overshoot - expected) <= 4e-10 * observation * observation)
                }
            }
        }
    }

    /// In no order, some of them twice, the ends of time among them.
    private static func times(around escape: Double) -> [Double] {
        let near = [Double].logarithmic(from: 0.9 * escape, through: 1.1 * escape, count: 17)
        let far = [Double].logarithmic(from: 1e-3 * escape, through: 1e3 * escape, count: 21)
        return [.infinity, escape] + far.reversed() + [0] + near + [escape]
    }

    @Test("do not depend on the other times, nor on their order", arguments: [1, 2])
    func othersDoNotMatter(depth: Int) {
        let model = ErrorTests.model(count: 600)
        let error = GeneralizationError(
            of: NoiseScaledFlow(depth: depth), in: model, observing: model.observation(from: RandomStream(seed: 3)))
        let times = [Double].logarithmic(from: 1, through: 1e4, count: 61)
        let all = error.curve(over: times)
        let some = error.curve(over: times.reversed().filter { $0 > 30 })
        for (value, same) in zip(all.reversed(), some) { #expect(relativeError(value, same) < 1e-12) }
        #expect(error.curve(over: []).isEmpty)
    }
}
