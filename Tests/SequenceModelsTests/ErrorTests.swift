import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Generalization error and oracle stopping")
struct ErrorTests {
    static let flows = [
        NamedFlow(flow: VanillaFlow()), NamedFlow(flow: OverparameterizedFlow()),
        NamedFlow(flow: OverparameterizedFlow(depth: 1, initialScale: 0.3)),
        NamedFlow(flow: OverparameterizedFlow(depth: 2, initialScale: 0.4)),
        // Far below the scale of the noise: components escape all but at once.
        NamedFlow(flow: OverparameterizedFlow(depth: 3, initialScale: 0.15)),
    ]

    static func model(p: Double = 1, q: Double = 2, exponent: Double = 1.5, count: Int = 1003, sampleSize: Int = 2000)
        -> SequenceModel
    {
        SequenceModel(
            signal: MisalignedPowerLaw(p: p, q: q).signal(count: count), spectrum: PowerLawSpectrum(exponent: exponent),
            sampleSize: sampleSize)
    }

    @Test("the vectorised error is the sum over the states", arguments: flows, [0, 1, 7, 8, 9, 1003])
    func sums(_ named: NamedFlow, count: Int) throws {
        let model = Self.model(count: count)
        let observation = model.observation(from: RandomStream(seed: 6))
        let error = GeneralizationError(of: named.flow, in: model, observing: observation)
        let slow = GeneralizationError(of: Componentwise(flow: named.flow), in: model, observing: observation)
        for time in [0, 1e-6, 0.1, 3, 44, 1e3, 1e6, 1e16, .infinity] {
            let states = try named.flow.states(in: model, observing: observation, at: time)
            let expected = zip(states, model.signal.coefficients).reduce(0) { sum, pair in
                sum + (pair.0.value - pair.1) * (pair.0.value - pair.1)
            }
            #expect(abs(error.value(at: time) - expected) <= 1e-14 * expected)
            #expect(error.valueWithTail(at: time) == error.value(at: time) + model.signal.tailEnergy)
            #expect(abs(error.split(at: time).undershoot - slow.split(at: time).undershoot) <= 1e-14 * expected)
            #expect(abs(error.split(at: time).overshoot - slow.split(at: time).overshoot) <= 1e-14 * expected)
        }
        for (time, value) in zip([2, 1.0], error.curve(over: [2, 1])) {
            #expect(abs(value - error.value(at: time)) <= 1e-13 * value)
        }
    }

    @Test("the undershoot never increases, the overshoot never decreases", arguments: flows)
    func monotony(_ named: NamedFlow) {
        let model = Self.model()
        let error = GeneralizationError(
            of: named.flow, in: model, observing: model.observation(from: RandomStream(seed: 8)))
        let splits = [Double].logarithmic(from: 1e-3, through: 1e8, count: 500).map(error.split(at:))
        for (before, after) in zip(splits, splits.dropFirst()) {
            #expect(after.undershoot <= before.undershoot * (1 + 1e-14))
            #expect(after.overshoot >= before.overshoot * (1 - 1e-14))
        }
    }

    @Test("the ends: nothing learned at t = 0, the noise at t = ∞", arguments: flows)
    func ends(_ named: NamedFlow) {
        let model = Self.model()
        let observation = model.observation(from: RandomStream(seed: 9))
        let error = GeneralizationError(of: named.flow, in: model, observing: observation)
        #expect(relativeError(error.valueWithTail(at: 0), model.signal.energy) < 1e-14)
        let noise = zip(observation, model.signal.coefficients).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        #expect(relativeError(error.value(at: .infinity), noise) < 1e-13)
    }

    static let settings: [(p: Double, q: Double, exponent: Double, sampleSize: Int)] = [
        (1, 2, 1.5, 2000), (1, 2, 3, 10_000), (0.6, 1, 1.1, 500), (3, 1.5, 2, 4000), (1, 2, 8, 100), (3, 1, 3, 1_000_000),
    ]

    @Test("oracle stopping finds the minimum of a dense grid", arguments: flows, settings)
    func denseGrid(_ named: NamedFlow, setting: (p: Double, q: Double, exponent: Double, sampleSize: Int)) {
        let model = Self.model(
            p: setting.p, q: setting.q, exponent: setting.exponent, count: 150, sampleSize: setting.sampleSize)
        for seed in 0..<3 {
            let observation = model.observation(from: RandomStream(seed: UInt64(seed)))
            let error = GeneralizationError(of: named.flow, in: model, observing: observation)
            let stopped = OracleStopping().stop(error)
            let grid = [Double].logarithmic(
                from: stopped.time / 1e3, through: stopped.time * 1e3, count: 6 * 500 + 1)
            let errors = error.curve(over: grid)
            let least = errors.indices.min { errors[$0] < errors[$1] } ?? 0
            #expect(stopped.error <= errors[least] * (1 + 1e-12))
            #expect(relativeError(stopped.error, errors[least]) < 1e-3)
            #expect(
                stopped.error == error.value(at: stopped.time)
                    || relativeError(stopped.error, error.value(at: stopped.time)) < 1e-12)
        }
    }

    @Test("a sharp wall beside the valley, and a second valley, are seen")
    func walls() {
        // Two signals escape at very different times; between them and after them, noise does.
        for second in [0.2, 0.35, 0.9] {
            let signal = Signal(coefficients: [0.5, second, 0, 0])
            let model = SequenceModel(signal: signal, eigenvalues: [1, 1e-30, 1e-3, 1e-60], noise: 1)
            let error = GeneralizationError(of: OverparameterizedFlow(), in: model, observing: [0.5, second, 0.3, 0.8])
            let stopped = OracleStopping().stop(error)
            let errors = error.curve(over: .logarithmic(from: 1e-2, through: 1e4, count: 60_001))
            #expect(stopped.error <= (errors.min() ?? 0) * (1 + 1e-8))
        }
    }

    @Test("without noise the error falls to the end; without a signal it is least at the start", arguments: flows)
    func oneSided(_ named: NamedFlow) {
        let stopping = OracleStopping(times: 1e-3...10)
        let truth = Signal(coefficients: [1, 0.5, 0.25])
        let silent = SequenceModel(signal: truth, spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 10)
        let late = stopping.stop(GeneralizationError(of: named.flow, in: silent, observing: truth.coefficients))
        #expect(relativeError(late.time, 10) < 1e-12)
        let empty = SequenceModel(
            signal: Signal(coefficients: [0, 0, 0]), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 10)
        let early = stopping.stop(GeneralizationError(of: named.flow, in: empty, observing: [1, -1, 2]))
        #expect(relativeError(early.time, 1e-3) < 1e-12)
    }

    @Test("the search takes few evaluations", arguments: flows)
    func evaluations(_ named: NamedFlow) {
        let model = Self.model(exponent: 3, count: 4000)
        let counting = Counting(flow: named.flow)
        let error = GeneralizationError(
            of: counting, in: model, observing: model.observation(from: RandomStream(seed: 12)))
        _ = OracleStopping().stop(error)
        let isDeep = named.flow.label != "vanilla" && named.flow.label != "over-parameterized"
        #expect(counting.evaluations.load(ordering: .relaxed) <= (isDeep ? 120 : 30))
    }
}
