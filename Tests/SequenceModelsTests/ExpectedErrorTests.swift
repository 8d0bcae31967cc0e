import Foundation
import Numerics
import SequenceModels
import TestSupport
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

    /// Every component by itself, under many values of its noise.
    static func bruteForce(_ family: any FlowFamily, _ model: SequenceModel, nodes count: Int) -> any ErrorCurve {
        let nodes = (0..<count).map { (Double($0) + 0.5) * 13 / Double(count) - 6.5 }
        let components = model.eigenvalues.indices.flatMap { index in nodes.map { (index, $0) } }
        return family.flow(noise: model.noise).errorCurve(
            of: FlowComponents(
                eigenvalues: components.map { model.eigenvalues[$0.0] },
                observation: components.map { model.signal.coefficients[$0.0] + model.noise * $0.1 },
                signal: components.map { model.signal.coefficients[$0.0] },
                weights: components.map { NormalDistribution.density($0.1) * 13 / Double(count) }))
    }

    static func expectAgreement(_ family: any FlowFamily, _ model: SequenceModel, nodes: Int, within tolerance: Double) {
        let expected = ExpectedError(of: family, in: model)
        let minimum = expected.minimum()
        let exact = bruteForce(family, model, nodes: nodes)
        for factor in [0.4, 1, 1.4] {
            let time = factor * minimum.time
            #expect(relativeError(expected.value(at: time), exact.split(at: time).total) < tolerance)
        }
        #expect(expected.value(at: minimum.time) == minimum.error)
        let around = [0.9, 0.99, 1.01, 1.1].map { expected.value(at: $0 * minimum.time) }
        #expect(around.allSatisfy { $0 > minimum.error })
        #expect(expected.valueWithTail(at: 3) == expected.value(at: 3) + model.signal.tailEnergy)
    }

    @Test("the trapezoidal rule, D = 0: against 400 noise values", arguments: Array(families.prefix(2)), [1.1, 3.0])
    func closedForms(_ named: NamedFamily, exponent: Double) {
        for q in [1, 1.5, 2] {
            Self.expectAgreement(
                named.family, Self.model(p: 1, q: q, exponent: exponent, count: 300), nodes: 400, within: 1e-5)
        }
    }

    @Test("the trapezoidal rule, D ≥ 1: against 320 noise values", arguments: Array(families.suffix(2)))
    func deep(_ named: NamedFamily) {
        for (q, exponent) in [(1.0, 1.1), (1.5, 3), (2, 1.1)] {
            Self.expectAgreement(
                named.family, Self.model(p: 1, q: q, exponent: exponent, count: 100), nodes: 320, within: 3e-5)
        }
    }

    /// A flow that is content with few values of the noise.
    private struct Sparse: GradientFlow {
        let label = "sparse"
        let noiseNodes = 8

        func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState {
            try VanillaFlow().state(eigenvalue: eigenvalue, observation: observation, time: time)
        }
    }

    @Test("the flow says how many noise values its mean takes")
    func flowsOwnNodes() {
        let model = Self.model(p: 1, q: 1, exponent: 2, count: 50)
        let own = ExpectedError(of: Sparse(), in: model).value(at: 3)
        #expect(own == ExpectedError(of: Sparse(), in: model, noiseNodes: 8).value(at: 3))
        #expect(own != ExpectedError(of: Sparse(), in: model, noiseNodes: 60).value(at: 3))
        #expect((0...3).map { OverparameterizedFlow(depth: $0, initialScale: 1).noiseNodes } == [60, 80, 120, 160])
    }

    @Test("pooling: against every component by itself", arguments: [0.6, 3.0], [1.0, 1.5, 2.0])
    func pooling(p: Double, q: Double) {
        Self.expectAgreement(
            OverparameterizedFlow(), Self.model(p: p, q: q, exponent: 2, count: 4000), nodes: 80, within: 1e-5)
    }

    @Test("signals that are no power of the eigenvalue are not pooled")
    func unpooled() {
        let coefficients = (0..<3000).map { (index: Int) -> Double in
            index % 3 == 0 ? 6e-4 * Double((index * 7919) % 101 - 50) : 0
        }
        let model = SequenceModel(
            signal: Signal(coefficients: coefficients), spectrum: PowerLawSpectrum(exponent: 1.5), sampleSize: 2000)
        Self.expectAgreement(OverparameterizedFlow(), model, nodes: 100, within: 1e-5)
    }

    @Test("Monte-Carlo means go through it", arguments: families)
    func monteCarlo(_ named: NamedFamily) {
        let model = Self.model(p: 1, q: 2, exponent: 1.5, count: 250)
        let expected = ExpectedError(of: named.family, in: model)
        let minimum = expected.minimum()
        let times = [0.1, 0.5, 1, 1.5].map { $0 * minimum.time }
        let errors = (0..<40).map { repetition in
            GeneralizationError(
                of: named.family, in: model, observing: model.observation(from: RandomStream(seed: 9).stream(repetition)))
        }
        for time in times {
            let sample = Summary(errors.map { $0.value(at: time) })
            #expect(abs(sample.mean - expected.value(at: time)) < 4 * sample.standardError)
        }
        let oracle = Summary(errors.map { OracleStopping().stop($0).error })
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
