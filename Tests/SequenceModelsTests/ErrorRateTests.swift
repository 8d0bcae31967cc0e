import Foundation
import Numerics
import SequenceModels
import Synchronization
import TestSupport
import Testing

@Suite("Error rates")
struct ErrorRateTests {
    static func study(exponent: Double, count: Int, sizes: Int = 12, repetitions: Int = 64) -> ErrorRateStudy {
        ErrorRateStudy(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: count), spectrum: PowerLawSpectrum(exponent: exponent),
            sampleSizes: [Double].logarithmic(from: 2000, through: 10_000, count: sizes).map { Int($0.rounded()) },
            repetitions: repetitions, flows: [VanillaFlow(), OverparameterizedFlow()])
    }

    struct Figure1: Sendable, CustomTestStringConvertible {
        let exponent: Double
        let count: Int
        let vanilla: (slope: Double, tolerance: Double)
        let adaptive: (slope: Double, tolerance: Double)
        /// Of the exactly computed expected risk: log₁₀ of the constant for D = 0.
        let adaptiveIntercept: Double
        var testDescription: String { "γ = \(exponent), N = \(count)" }
    }

    static let figure1 = [
        Figure1(exponent: 1.5, count: 10_000, vanilla: (-0.372, 0.02), adaptive: (-0.531, 0.03), adaptiveIntercept: 0.65),
        Figure1(exponent: 3, count: 40_000, vanilla: (-0.350, 0.03), adaptive: (-0.494, 0.03), adaptiveIntercept: 0.549),
    ]

    @Test("Figure 1 of the paper: p = 1, q = 2, 64 repetitions", arguments: figure1)
    func published(_ figure: Figure1) throws {
        let rates = try Self.study(exponent: figure.exponent, count: figure.count).run(RandomStream(seed: 1))
        let (vanilla, adaptive) = (rates.flows[0], rates.flows[1])
        #expect(abs(vanilla.errorFit.slope - figure.vanilla.slope) < figure.vanilla.tolerance)
        #expect(abs(adaptive.errorFit.slope - figure.adaptive.slope) < figure.adaptive.tolerance)
        #expect(abs(adaptive.errorFit.log10Intercept - figure.adaptiveIntercept) < 0.1)
        // The tail does not shrink with n, so with it errors decay more slowly.
        #expect(vanilla.errorWithTailFit.slope > vanilla.errorFit.slope)
        #expect(adaptive.errorWithTailFit.slope > adaptive.errorFit.slope)
        // The over-parameterized flow stops near √n.
        #expect(abs(adaptive.timeFit.slope - 0.5) < 0.12)
        #expect(vanilla.timeFit.slope > 0.9)
        #expect(vanilla.errorFit.slopeStandardError < 0.01 && adaptive.errorFit.slopeStandardError < 0.01)
    }

    @Test("the same bytes for any number of cores, and for the result read back")
    func deterministic() throws {
        let study = Self.study(exponent: 2, count: 500, sizes: 3, repetitions: 5)
        let fractions = Mutex<[Double]>([])
        let serial = try study.run(RandomStream(seed: 3), cores: 1)
        let parallel = try study.run(RandomStream(seed: 3), cores: 5) { fraction in fractions.withLock { $0.append(fraction) } }
        #expect(serial == parallel)
        #expect(fractions.withLock { $0 } == (1...15).map { Double($0) / 15 })
        #expect(try JSONDecoder().decode(ErrorRates.self, from: JSONEncoder().encode(serial)) == serial)
        #expect(try study.run(RandomStream(seed: 4)) != serial)
    }

    @Test("a cell is what its own stream gives, whatever else is studied")
    func cells() throws {
        var study = Self.study(exponent: 2, count: 500, sizes: 3, repetitions: 2)
        let root = RandomStream(seed: 3)
        let rates = try study.run(root)
        let model = SequenceModel(signal: study.signal, spectrum: study.spectrum, sampleSize: 2000)
        let stopped = (0..<2).map { repetition in
            let observation = model.observation(from: root.stream(2000).stream(repetition))
            return OracleStopping().stop(GeneralizationError(of: VanillaFlow(), in: model, observing: observation))
        }
        // The search begins elsewhere, so the last digits differ.
        #expect(relativeError(rates.flows[0].errors[0].mean, Summary(stopped.map(\.error)).mean) < 1e-10)
        #expect(relativeError(rates.flows[0].times[0].mean, Summary(stopped.map(\.time)).mean) < 1e-4)
        #expect(rates.flows[0].errorsWithTail[0].mean == rates.flows[0].errors[0].mean + study.signal.tailEnergy)
        #expect(rates["vanilla"] == rates.flows[0] && rates["none"] == nil)
        study.flows = [OverparameterizedFlow()]
        #expect(try study.run(root).flows[0] == rates.flows[1])
    }

    @Test("a study of one sample size has no rate")
    func tooFew() {
        #expect(throws: PowerLawFit.Failure.tooFewPoints(1)) {
            var study = Self.study(exponent: 2, count: 50, sizes: 2, repetitions: 2)
            study.sampleSizes = [1000]
            _ = try study.run(RandomStream(seed: 1))
        }
    }
}
