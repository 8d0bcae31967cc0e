import Foundation
import Numerics
import TestSupport
import Testing

@testable import SequenceModels

@Suite("Error curves on a short range")
struct NarrowedErrorTests {
    static let exponents = [1.1, 1.5, 3]

    static func error(_ exponent: Double, sampleSize: Int = 3000, seed: UInt64 = 1) -> GeneralizationError {
        let model = SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 20_003), spectrum: PowerLawSpectrum(exponent: exponent),
            sampleSize: sampleSize)
        return GeneralizationError(
            of: OverparameterizedFlow(), in: model, observing: model.observation(from: RandomStream(seed: seed)))
    }

    @Test("they equal the whole curve to 3e-6", arguments: exponents)
    func accuracy(exponent: Double) throws {
        let curve = Self.error(exponent).curve
        // Around the minimum, which comes sooner the slower the spectrum decays.
        let range = exponent == 1.1 ? 18.0...46 : 40...105
        let narrowed = try #require(curve.narrowed(to: range))
        for time in [Double].logarithmic(from: range.lowerBound, through: range.upperBound, count: 53) {
            let (found, exact) = (narrowed.split(at: time), curve.split(at: time))
            #expect(relativeError(found.total, exact.total) < 3e-6)
            #expect(abs(found.undershoot - exact.undershoot) < 3e-6 * exact.total)
        }
        #expect(curve.narrowed(to: 1...100) == nil)
    }

    @Test("the oracle finds the same minimum from a time nearby, from far away, and without narrowing", arguments: exponents)
    func oracle(exponent: Double) {
        for seed in 1...4 {
            let error = Self.error(exponent, seed: UInt64(seed))
            let stopping = OracleStopping()
            let exact = stopping.stop(Whole(curve: error.curve), resolution: error.resolution)
            for start in [nil, exact.time, 1.2 * exact.time, 0.3 * exact.time, 50 * exact.time] {
                let found = stopping.stop(error.curve, resolution: error.resolution, near: start)
                #expect(relativeError(found.error, exact.error) < 1e-8)
                #expect(found.error == error.value(at: found.time))
                #expect(relativeError(found.time, exact.time) < 1e-3)
            }
        }
    }

    /// A curve that has no cheaper form.
    struct Whole: ErrorCurve {
        let curve: any ErrorCurve
        func split(at time: Double) -> ErrorSplit { curve.split(at: time) }
    }
}
