import Foundation
import Numerics
import TestSupport
import Testing

@testable import SequenceModels

@Suite("Rates of many settings at once")
struct OracleRateTableTests {
    static let times = [Double].logarithmic(from: 0.2, through: 4, count: 192)

    @Test("curves in units of the noise are the flow", arguments: [0, 1, 2, 4])
    func curves(depth: Int) throws {
        let scaled = ScaledFlow(depth: depth, times: Self.times)
        let workspace = ScaledFlow.Workspace(scaled)
        let noise = 1 / 3000.0.squareRoot()
        let flow: any GradientFlow =
            depth == 0 ? OverparameterizedFlow() : NoiseScaledFlow(depth: depth).flow(noise: noise)
        for eigenvalue in [1e-11, 1e-6, 1e-3, 0.05, 0.7, 20] {
            for observation in [0.01, 0.8, 1.9, 2.7, 4, 9, 50] {
                scaled.fill(workspace, eigenvalue: eigenvalue, observation: observation)
                let values = workspace.values()
                for index in stride(from: 0, to: 192, by: 7) {
                    let exact = try flow.state(
                        eigenvalue: eigenvalue * scaled.eigenvalueUnit(noise: noise), observation: noise * observation,
                        time: Self.times[index] * scaled.timeUnit(noise: noise))
                    #expect(abs(values[index] - exact.value / noise) < (depth > 2 ? 1e-3 : 5e-4) * observation)
                }
            }
        }
    }

    @Test("quiet components in expectation: the table equals the sum over components and noise", arguments: [0, 1, 2])
    func quiet(depth: Int) {
        let flow = ScaledFlow(depth: depth, times: Self.times)
        let eigenvalues = (0..<40).map { pow(Double($0 + 1), -3) * 2 }
        let signal: [Double] = (0..<40).map { (index: Int) -> Double in index % 3 == 0 ? 4 / Double(index + 1) : 0 }
        let threshold = QuietThreshold(latestTime: 1.8)
        let quiet = QuietComponents(flow, threshold: threshold, smallestEigenvalue: eigenvalues[39])
        let found = quiet.expectedError(eigenvalues: eigenvalues, signal: signal)
        var expected: [Double] = Array(repeating: 0, count: 192)
        let workspace = ScaledFlow.Workspace(flow)
        let rule = GaussQuadrature.legendre(count: 48)
        for (eigenvalue, signal) in zip(eigenvalues, signal) where eigenvalue <= 0.1 {
            for (node, weight) in zip(rule.nodes, rule.weights) {
                let width = threshold.observation(eigenvalue: eigenvalue)
                let observation = width * node
                flow.fill(workspace, eigenvalue: eigenvalue, observation: abs(observation))
                let mass: Double = width * weight * NormalDistribution.density(observation - signal)
                for (index, value) in workspace.values().enumerated() {
                    let distance = (observation < 0 ? -value : value) - signal
                    expected[index] += mass * distance * distance
                }
            }
        }
        for (found, expected) in zip(found, expected) { #expect(relativeError(found, expected) < 1e-3) }
    }

    @Test("however strong a signal is, its noise has the normal density", arguments: [0.5, 30, 37.5, 38.9, 39, 60, 110, 1e6])
    func strongSignals(signal: Double) {
        let rule = NoiseRule(threshold: 7)
        rule.tilted(by: signal, .current) { group, sum, difference in
            for lane in 0..<8 {
                let x = rule.observations[8 * group + lane]
                // Both over the node's own weight, which the rule gives for a signal of nothing.
                var weight = 0.0
                rule.tilted(by: 0, .current) { other, plain, _ in if other == group { weight = plain[lane] } }
                let base = weight / NormalDistribution.density(x)
                let (near, far) = (NormalDistribution.density(x - signal), NormalDistribution.density(x + signal))
                // Where e^{−s²/2} is subnormal it has few digits.
                let tolerance = signal > 37 && signal < 38.95 ? 0.5 : 1e-11
                #expect(abs(sum[lane] - 0.5 * base * (near + far)) <= tolerance * base * near + 1e-290)
                #expect(abs(difference[lane] - 0.5 * base * (near - far)) <= tolerance * base * near + 1e-290)
            }
        }
    }

    @Test("each entry is what a study of its own finds with the same noise", arguments: [0, 1, 2], [1.1, 3])
    func agreement(depth: Int, exponent: Double) throws {
        let laws = [MisalignedPowerLaw(p: 0.6, q: 1), MisalignedPowerLaw(p: 3, q: 2)]
        let table = OracleRateTable(
            depths: [depth], exponents: [exponent], laws: laws, truncation: 1000, sampleSizes: [2000, 4000], repetitions: 8)
        let entries = try table.run(RandomStream(seed: 3))
        for (entry, law) in zip(entries, laws) {
            #expect(entry.depth == depth && entry.exponent == exponent && entry.law == law)
            let family: any FlowFamily = depth == 0 ? OverparameterizedFlow() : NoiseScaledFlow(depth: depth)
            let study = ErrorRateStudy(
                signal: law.signal(count: 1000), spectrum: PowerLawSpectrum(exponent: exponent), sampleSizes: [2000, 4000],
                repetitions: 8, flows: [family])
            #expect(entry.stoppedAtEnds == 0)
            let exact = try study.run(RandomStream(seed: 3)).flows[0]
            for (found, exact) in zip(entry.rates.errors, exact.errors) {
                // What is in expectation here and drawn there differs at random, by less than the draws do.
                #expect(abs(found.mean - exact.mean) < 2 * exact.standardError + 0.01 * exact.mean)
                #expect(relativeError(found.standardDeviation, exact.standardDeviation) < 0.5)
            }
            #expect(abs(entry.rates.errorFit.slope - exact.errorFit.slope) < 2 * exact.errorFit.slopeStandardError)
            #expect(relativeError(entry.rates.times[0].mean, exact.times[0].mean) < 0.05)
        }
    }

    @Test("a least error beyond the times is told")
    func ends() throws {
        // So few components that learning all of the noise is best.
        let table = OracleRateTable(
            depths: [0], exponents: [3], laws: [MisalignedPowerLaw(p: 0.6, q: 1)], truncation: 100, sampleSizes: [2000, 4000],
            repetitions: 4)
        #expect(try table.run(RandomStream(seed: 1))[0].stoppedAtEnds == 8)
    }

    @Test("the result does not depend on the number of cores")
    func cores() throws {
        let table = OracleRateTable(
            depths: [0, 2], exponents: [2], laws: [MisalignedPowerLaw(p: 1, q: 1.5)], truncation: 2000,
            sampleSizes: [2000, 4000], repetitions: 3)
        #expect(try table.run(RandomStream(seed: 5), cores: 1) == table.run(RandomStream(seed: 5), cores: 2))
    }
}
