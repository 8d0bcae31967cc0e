import Foundation
import Numerics
import SequenceModels
import Testing

@Suite("Expected error")
struct ExpectedErrorTests {
    static let families: [NamedFamily] = [
        VanillaFlow(), OverparameterizedFlow(), NoiseScaledFlow(depth: 1), NoiseScaledFlow(depth: 2),
    ].map(NamedFamily.init)

    static func model(p: Double, q: Double, exponent: Double, count: Int) -> SequenceModel {
        SequenceModel(
            signal: MisalignedPowerLaw(p: p, q: q).signal(count: count), spectrum: PowerLawSpectrum(exponent: exponent),
            sampleSize: 2000)
    }

    /// Every component by itself, 800 values of its noise.
    static func bruteForce(_ flow: any GradientFlow, _ model: SequenceModel, at time: Double) -> Double {
        let count = 800
        return (0..<model.count).reduce(0) { sum, index in
            let truth = model.signal.coefficients[index]
            return sum
                + (0..<count).reduce(0) { sum, node in
                    let noise = (Double(node) + 0.5) * 16 / Double(count) - 8
                    let state = flow.state(
                        eigenvalue: model.eigenvalues[index], observation: truth + model.noise * noise, time: time)
                    return sum + NormalDistribution.density(noise) * 16 / Double(count)
                        * (state.value - truth) * (state.value - truth)
                }
        }
    }

    @Test(
        "pooling and the trapezoidal rule are exact to 1e-5 with D = 0 and 3e-4 beyond, around the minimum", arguments: families,
        [1.0, 1.5, 2])
    func exact(_ named: NamedFamily, q: Double) {
        for exponent in [1.1, 3] {
            let model = Self.model(p: 1, q: q, exponent: exponent, count: 150)
            let flow = named.family.flow(noise: model.noise)
            let expected = ExpectedError(of: named.family, in: model)
            let minimum = expected.minimum()
            for factor in [0.4, 1.4] {
                let time = factor * minimum.time
                #expect(
                    relativeError(expected.value(at: time), Self.bruteForce(flow, model, at: time))
                        < (named.family is NoiseScaledFlow ? 3e-4 : 1e-5))
            }
            #expect(expected.valueWithTail(at: 3) == expected.value(at: 3) + model.signal.tailEnergy)
            let around = [0.9, 0.99, 1.01, 1.1].map { expected.value(at: $0 * minimum.time) }
            #expect(around.allSatisfy { $0 > minimum.error })
        }
    }

    @Test("Monte-Carlo means go through it", arguments: families)
    func monteCarlo(_ named: NamedFamily) {
        let model = Self.model(p: 1, q: 2, exponent: 1.5, count: 2000)
        let expected = ExpectedError(of: named.family, in: model)
        let minimum = expected.minimum()
        let times = [0.1, 0.5, 1, 1.5].map { $0 * minimum.time }
        let curves = (0..<60).map { repetition in
            GeneralizationError(
                of: named.family, in: model, observing: model.observation(from: RandomStream(seed: 9).stream(repetition))
            ).curve(over: times)
        }
        for (index, time) in times.enumerated() {
            let sample = Summary(curves.map { $0[index] })
            #expect(abs(sample.mean - expected.value(at: time)) < 4 * sample.standardError)
        }
        let oracle = Summary(
            (0..<60).map { repetition in
                let observation = model.observation(from: RandomStream(seed: 9).stream(repetition))
                return OracleStopping().stop(named.family, in: model, observing: observation, from: RandomStream(seed: 0)).error
            })
        #expect(oracle.mean < minimum.error + 2 * oracle.standardError)
    }

    @Test("components without signal at the start and the end of training")
    func ends() {
        let model = Self.model(p: 1, q: 2, exponent: 2, count: 5000)
        let expected = ExpectedError(of: OverparameterizedFlow(), in: model)
        #expect(relativeError(expected.valueWithTail(at: 0), model.signal.energy) < 1e-8)
        #expect(relativeError(expected.value(at: .infinity), 5000 * model.noise * model.noise) < 1e-7)
    }

    @Test("the slopes that an independent computation gave (p = 1, q = 2)")
    func slopes() throws {
        let study = { (exponent: Double, count: Int) in
            ErrorRateStudy(
                signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: count), spectrum: PowerLawSpectrum(exponent: exponent),
                sampleSizes: [Double].logarithmic(from: 2000, through: 10_000, count: 12).map { Int($0.rounded()) },
                repetitions: 2, flows: [VanillaFlow(), OverparameterizedFlow()])
        }
        let first = try study(1.5, 9500).expectedRates()
        #expect(abs(first[0].errorFit.slope + 0.374) < 0.001 && abs(first[0].errorFit.log10Intercept - 0.287) < 0.003)
        #expect(abs(first[1].errorFit.slope + 0.534) < 0.001 && abs(first[1].errorFit.log10Intercept - 0.652) < 0.003)
        let long = try study(1.5, 100_000).expectedRates()
        #expect(abs(long[0].errorFit.slope + 0.344) < 0.001 && abs(long[1].errorFit.slope + 0.467) < 0.001)
        let steep = try study(3, 40_000).expectedRates()
        #expect(abs(steep[1].errorFit.slope + 0.494) < 0.001 && abs(steep[1].errorFit.log10Intercept - 0.549) < 0.003)
    }
}
