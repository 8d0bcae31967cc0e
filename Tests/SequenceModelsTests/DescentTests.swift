import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Discrete time")
struct DescentTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let parameterization: Parameterization
        /// λ and z.
        let eigenvalue: Double
        let observation: Double
        let end: Double
        var testDescription: String { parameterization.flow.label }
    }

    static let cases = [
        Case(parameterization: .fixedSpectrum, eigenvalue: 0.3, observation: 0.7, end: 8),
        Case(parameterization: .twoFactors, eigenvalue: 0.01, observation: 0.7, end: 8),
        Case(parameterization: .overparameterized(depth: 1, initialScale: 0.5), eigenvalue: 0.04, observation: -0.8, end: 24),
        Case(parameterization: .overparameterized(depth: 3, initialScale: 0.7), eigenvalue: 0.04, observation: 0.9, end: 24),
    ]

    @Test("the distance to the flow is of the order of the step", arguments: cases)
    func order(_ test: Case) throws {
        let steps = [0.02, 0.01, 0.005, 0.0025]
        let times = (1...Int(test.end / 0.2)).map { 0.2 * Double($0) }
        let distances = steps.map { step in
            let descent = GradientDescent(test.parameterization, step: step)
            return times.map { time in
                let state = { (flow: any GradientFlow) in
                    flow.state(eigenvalue: test.eigenvalue, observation: test.observation, time: time)
                }
                return abs(state(descent).value - state(test.parameterization.flow).value)
            }.max() ?? .nan
        }
        #expect(abs(try PowerLawFit(x: steps, y: distances).slope - 1) < 0.05)
        #expect(distances[0] > 1e-4 && distances[0] < 0.1)
    }

    @Test("descent comes to rest below the stability edge, and not just above", arguments: cases)
    func stability(_ test: Case) {
        let curvature = test.parameterization.finalCurvature(eigenvalue: test.eigenvalue, observation: test.observation)
        let distance = { (edge: Double) in
            let descent = GradientDescent(test.parameterization, step: edge / curvature)
            let ends = [5000.0, 5001].map { steps in
                descent.state(
                    eigenvalue: test.eigenvalue, observation: test.observation, time: steps * descent.step)
            }
            return ends.map { $0.residual.isFinite ? abs($0.residual) : .infinity }.max() ?? .nan
        }
        #expect(distance(1.98) < 1e-9)
        #expect(distance(2.02) > 1e-3)
    }

    @Test("the edge of two factors is η√(λ² + 4z²) = 2")
    func edge() {
        let curvature = Parameterization.twoFactors.finalCurvature(eigenvalue: 0.3, observation: -0.7)
        #expect(relativeError(curvature, (0.09 + 4 * 0.49).squareRoot()) < 1e-12)
        #expect(relativeError(Parameterization.fixedSpectrum.finalCurvature(eigenvalue: 0.3, observation: 2), 0.3) < 1e-14)
    }

    @Test("a curve is what its states give, in whatever order it is asked", arguments: cases)
    func curves(_ test: Case) {
        let descent = GradientDescent(test.parameterization, step: 0.25)
        let components = FlowComponents(
            eigenvalues: [1, 0.1, test.eigenvalue], observation: [1, -0.5, test.observation], signal: [0.9, 0, 0.5],
            weights: [1, 3, 0.5])
        let curve = descent.errorCurve(of: components)
        for time in [20, 0, 3, 7.1, 0.25] {
            let error = components.eigenvalues.indices.reduce(0.0) { sum, index in
                let state = descent.state(
                    eigenvalue: components.eigenvalues[index], observation: components.observation[index], time: time)
                let distance = state.value - components.signal[index]
                return sum + [1, 3, 0.5][index] * distance * distance
            }
            #expect(relativeError(curve.split(at: time).total, error) < 1e-13)
        }
    }

    static let model = SequenceModel(
        signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 20_000), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 2000)

    @Test("long steps cost hardly anything: least expected error and oracle error at η = 0.8")
    func longSteps() {
        let flow = ExpectedError(of: OverparameterizedFlow(), in: Self.model).minimum()
        let descent = ExpectedError(of: GradientDescent(.twoFactors, step: 0.8), in: Self.model).minimum()
        #expect(abs(descent.error / flow.error - 1.0045) < 0.002)
        #expect(abs(descent.time - flow.time) < 2)
        let diverging = ExpectedError(of: GradientDescent(.twoFactors, step: 1.3), in: Self.model)
        #expect(!(diverging.value(at: 60) < 2 * flow.error))
    }

    @Test("a study takes it")
    func study() throws {
        let study = ErrorRateStudy(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 120), spectrum: PowerLawSpectrum(exponent: 2),
            sampleSizes: [1000, 4000], repetitions: 3,
            flows: [
                OverparameterizedFlow(), GradientDescent(.twoFactors, step: 0.05), VanillaFlow(),
                GradientDescent(.fixedSpectrum, step: 0.05), NoiseScaledFlow(depth: 1), NoiseScaledDescent(depth: 1, step: 0.05),
            ])
        let rates = try study.run(RandomStream(seed: 2)).flows
        for index in stride(from: 0, to: 6, by: 2) {
            for (flow, descent) in zip(rates[index].errors, rates[index + 1].errors) {
                #expect(relativeError(descent.mean, flow.mean) < 0.01)
            }
        }
    }

    @Test("batches of all components are gradient descent; small steps over batches follow the flow")
    func componentBatches() {
        let model = SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 200), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 500)
        let observation = model.observation(from: RandomStream(seed: 5))
        let times = [0, 1.1, 5, 20.0]
        let run = { (step: Double, count: Int, seed: UInt64) in
            StochasticGradientDescent(.twoFactors, step: step, batch: .components(count))
                .errors(in: model, observing: observation, at: times, from: RandomStream(seed: seed))
        }
        let whole = GeneralizationError(of: GradientDescent(.twoFactors, step: 0.1), in: model, observing: observation)
        for (found, expected) in zip(run(0.1, 200, 1), times.map(whole.value)) {
            #expect(relativeError(found, expected) < 1e-12)
        }
        let flow = GeneralizationError(of: OverparameterizedFlow(), in: model, observing: observation)
        for (found, expected) in zip(run(0.002, 50, 1), times.map(flow.value)) { #expect(relativeError(found, expected) < 0.05) }
        #expect(run(0.1, 50, 1) == run(0.1, 50, 1) && run(0.1, 50, 1) != run(0.1, 50, 2))
    }

    @Test("batches of samples follow the flow on their mean, the nearer the shorter the step")
    func sampleBatches() {
        let model = SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 60), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 200)
        let observation = model.observation(from: RandomStream(seed: 5))
        let flow = GeneralizationError(of: OverparameterizedFlow(), in: model, observing: observation).value(at: 12)
        let excess = [0.03, 0.001].map { step in
            let descent = StochasticGradientDescent(.twoFactors, step: step, batch: .samples(1))
            let errors = (0..<8).map { seed in
                descent.errors(in: model, observing: observation, at: [12], from: RandomStream(seed: UInt64(seed)))[0]
            }
            return Summary(errors).mean - flow
        }
        #expect(excess[0] > 0.02 && abs(excess[1]) < 0.15 * excess[0])
    }
}
