import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Stopping rules")
struct StoppingTests {
    @Test("the universal time is √n for D = 0 and ε^(−(2D+2)/(D+2)) for every D")
    func universalTime() {
        #expect(relativeError(UniversalStopping(depth: 0).time(noise: 0.02), 50) < 1e-14)
        #expect(relativeError(UniversalStopping(depth: 0, constant: 1.5).time(noise: 0.02), 75) < 1e-14)
        #expect(relativeError(UniversalStopping(depth: 1).time(noise: 1e-3), 1e4) < 1e-14)
        #expect(relativeError(UniversalStopping(depth: 2).time(noise: 1e-4), 1e6) < 1e-14)
        // b₀^D t = 1/ε.
        let scale = NoiseScaledFlow(depth: 3).initialScale(noise: 0.02)
        #expect(relativeError(UniversalStopping(depth: 3).time(noise: 0.02) * scale * scale * scale, 50) < 1e-14)
    }

    static let families: [NamedFamily] = [OverparameterizedFlow(), NoiseScaledFlow(depth: 1), NoiseScaledFlow(depth: 3)]
        .map(NamedFamily.init)

    static func model(p: Double, q: Double, sampleSize: Int = 2000) -> SequenceModel {
        SequenceModel(
            signal: MisalignedPowerLaw(p: p, q: q).signal(count: 400), spectrum: PowerLawSpectrum(exponent: 2),
            sampleSize: sampleSize)
    }

    @Test("rules without the truth stay within a factor of the oracle, which none beats", arguments: families)
    func honestRules(_ named: NamedFamily) {
        let depth = (named.family as? NoiseScaledFlow)?.depth ?? 0
        let rules: [(rule: any StoppingRule, atMost: Double)] = [
            (UniversalStopping(depth: depth), 2.2),
            (UniversalStopping(depth: depth, noise: .estimated), 2.2),
            (UniversalStopping(depth: depth, noise: .known(factor: 2)), 3),
            (UniversalStopping(depth: depth, noise: .known(factor: 0.5)), 10),
            (HoldOutStopping(), 2),
            (LepskiStopping(), 2.2),
            (LepskiStopping(noise: .estimated), 2.2),
        ]
        for (p, q) in [(1.0, 2.0), (3, 1.5), (0.6, 1)] {
            let model = Self.model(p: p, q: q)
            let streams = (0..<4).map { RandomStream(seed: UInt64($0)) }
            let observations = streams.map { model.observation(from: $0.stream(0)) }
            let oracle = observations.map {
                OracleStopping().stop(GeneralizationError(of: named.family, in: model, observing: $0)).error
            }
            for (rule, atMost) in rules {
                let honest = zip(observations, streams).map {
                    rule.stop(named.family, in: model, observing: $0, from: $1.stream(1)).error
                }
                if (rule as? UniversalStopping)?.noise == .known {
                    #expect(zip(honest, oracle).allSatisfy { $0 >= $1 * (1 - 1e-12) })
                }
                // Deeper flows turn faster, so a wrong time costs more.
                let bound = (1 + 0.2 * Double(depth)) * atMost * oracle.reduce(0, +)
                #expect(honest.reduce(0, +) < bound, "\(rule.label), p = \(p), q = \(q)")
            }
        }
    }

    @Test("the median estimates the noise under a signal")
    func estimatedNoise() {
        let model = SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 20_000), spectrum: PowerLawSpectrum(exponent: 2),
            sampleSize: 2000)
        let observation = model.observation(from: RandomStream(seed: 3))
        #expect(abs(NoiseLevel.estimated.noise(of: model, observing: observation) / model.noise - 1) < 0.03)
        #expect(NoiseLevel.known(factor: 2).noise(of: model, observing: observation) == 2 * model.noise)
        let pair = SequenceModel(signal: Signal(coefficients: [0, 0]), eigenvalues: [1, 1], noise: 1)
        #expect(relativeError(NoiseLevel.estimated.noise(of: pair, observing: [-2, 4]), 3 / 0.6744897501960817) < 1e-14)
    }

    @Test("Lepski's method stops the earlier, the more it blames on noise; the vanilla flow, too, without knowing the signal")
    func lepski() {
        let model = Self.model(p: 1, q: 2)
        let observation = model.observation(from: RandomStream(seed: 3))
        let stop = { (rule: LepskiStopping, family: any FlowFamily) in
            rule.stop(family, in: model, observing: observation, from: RandomStream(seed: 0))
        }
        let times = [0.5, 1, 2, 4].map { stop(LepskiStopping(constant: $0), OverparameterizedFlow()).time }
        #expect(times == times.sorted(by: >) && times[0] > times[3])
        let beliefs = [0.5, 1, 2].map {
            stop(LepskiStopping(noise: .known(factor: $0)), OverparameterizedFlow()).time
        }
        #expect(beliefs[0] > beliefs[1] && beliefs[1] > beliefs[2])
        let oracle = OracleStopping().stop(GeneralizationError(of: VanillaFlow(), in: model, observing: observation))
        #expect(stop(LepskiStopping(), VanillaFlow()).error < 2.2 * oracle.error)
    }

    @Test("where most of an observation is zero the noise is estimated as none, and every flow still starts")
    func noNoise() {
        let signal = (0..<40).map { $0 == 1 ? 0.8 : 0 }
        let model = SequenceModel(
            signal: Signal(coefficients: signal), eigenvalues: PowerLawSpectrum(exponent: 2).eigenvalues(count: 40), noise: 0)
        #expect(NoiseLevel.estimated.noise(of: model, observing: signal) == 0)
        for family in [OverparameterizedFlow(), NoiseScaledFlow(depth: 1), NoiseScaledFlow(depth: 3)] as [any FlowFamily] {
            let stopped = HoldOutStopping().stop(family, in: model, observing: signal, from: RandomStream(seed: 1))
            // At worst nothing is learned.
            #expect(stopped.time > 0 && stopped.error >= 0 && stopped.error < 0.65)
        }
        let scales = [0, 1e-300, 1e-6].map { NoiseScaledFlow(depth: 1).initialScale(noise: $0) }
        #expect(scales[0] > 0 && scales[0].isNormal && scales == scales.sorted())
    }

    @Test("hold-out draws its halves from the stream, and nothing else")
    func holdOut() {
        let model = Self.model(p: 1, q: 2)
        let observation = model.observation(from: RandomStream(seed: 3))
        let stop = { (seed: UInt64) in
            HoldOutStopping().stop(
                VanillaFlow(), in: model, observing: observation, from: RandomStream(seed: seed))
        }
        #expect(stop(1) == stop(1) && stop(1) != stop(2))
    }
}

/// A family that prints its name as a test's argument.
struct NamedFamily: Sendable, CustomTestStringConvertible {
    let family: any FlowFamily
    var testDescription: String { family.label }
}
