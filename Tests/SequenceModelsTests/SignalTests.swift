import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Signals, spectra and observations")
struct SignalTests {
    @Test("a misaligned power law stands at the rounded powers")
    func misaligned() {
        let signal = MisalignedPowerLaw(p: 1, q: 2).signal(count: 30)
        #expect(signal.support == [1, 4, 9, 16, 25])
        #expect(signal.coefficients[0] == 1 && signal.coefficients[3] == 0.5 && signal.coefficients[24] == 0.2)
        #expect(abs(signal.coefficients[8] - 1.0 / 3) < 1e-16)
        let halves = MisalignedPowerLaw(p: 3, q: 1.5)
        #expect((1...6).map(halves.position(ofRank:)) == [1, 3, 5, 8, 11, 15])
        #expect(halves.coefficient(ofRank: 3) == 1.0 / 9)
        #expect(MisalignedPowerLaw(p: 0.6, q: 1).signal(count: 5).support == [1, 2, 3, 4, 5])
        #expect(MisalignedPowerLaw(p: 1, q: 2).vanillaRate == 1.0 / 3)
        #expect(MisalignedPowerLaw(p: 1, q: 2).adaptiveRate == 0.5)
    }

    @Test("beyond what integers count only the first coefficient is in the signal", arguments: [63, 64, 1000, .infinity])
    func farPositions(q: Double) {
        let law = MisalignedPowerLaw(p: 1, q: q)
        #expect(law.position(ofRank: 1) == 1 && law.position(ofRank: 2) == .max)
        let signal = law.signal(count: 50)
        #expect(signal.support == [1])
        #expect(relativeError(signal.energy, hurwitzZeta(2, 1)) < 2e-15)
    }

    @Test("positions are distinct", arguments: [1, 1.1, 1.37, 1.5, 2, 2.5])
    func distinct(q: Double) {
        let law = MisalignedPowerLaw(p: 1, q: q)
        let positions = (1...500).map(law.position(ofRank:))
        #expect(Set(positions).count == 500)
        let last = positions[499]
        #expect(law.signal(count: last).support.count == 500)
        #expect(law.signal(count: last - 1).support.count == 499)
    }

    @Test(
        "energy and tail add up to ζ(p + 1), wherever the signal is cut", arguments: [0.6, 1, 3], [1, 1.5, 2])
    func energy(p: Double, q: Double) {
        for count in [0, 1, 7, 1000] {
            let signal = MisalignedPowerLaw(p: p, q: q).signal(count: count)
            #expect(relativeError(signal.energy, hurwitzZeta(p + 1, 1)) < 2e-15)
            let cut = signal.truncated(to: count / 3)
            #expect(cut.count == count / 3)
            #expect(relativeError(cut.tailEnergy, MisalignedPowerLaw(p: p, q: q).tailEnergy(beyond: count / 3)) < 2e-15)
        }
    }

    @Test("a power-law spectrum")
    func spectrum() {
        let eigenvalues = PowerLawSpectrum(exponent: 2).eigenvalues(count: 4)
        #expect(eigenvalues == [1, 0.25, 1.0 / 9, 0.0625])
        #expect(PowerLawSpectrum(exponent: 200).eigenvalues(count: 100).allSatisfy { $0 > 0 })
    }

    @Test("an observation is the truth and noise, a longer one begins like a shorter one")
    func observation() {
        let law = MisalignedPowerLaw(p: 1, q: 2)
        let stream = RandomStream(seed: 4).stream(2)
        let model = SequenceModel(signal: law.signal(count: 100_000), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 400)
        #expect(model.noise == 0.05)
        let observation = model.observation(from: stream)
        let noise = Summary(zip(observation, model.signal.coefficients).map { $0 - $1 })
        #expect(abs(noise.mean) < 4 * noise.standardError)
        #expect(abs(noise.standardDeviation / 0.05 - 1) < 4 / (2.0 * 100_000).squareRoot())
        let short = SequenceModel(signal: law.signal(count: 77), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 400)
        #expect(short.observation(from: stream) == Array(observation.prefix(77)))
        #expect(model.with(sampleSize: 100).noise == 0.1)
    }
}
