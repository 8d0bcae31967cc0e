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
        let distances = try steps.map { step in
            let descent = GradientDescent(test.parameterization, step: step)
            return try times.map { time in
                let state = { (flow: any GradientFlow) in
                    try flow.state(eigenvalue: test.eigenvalue, observation: test.observation, time: time)
                }
                return abs(try state(descent).value - state(test.parameterization.flow).value)
            }.max() ?? .nan
        }
        #expect(abs(try PowerLawFit(x: steps, y: distances).slope - 1) < 0.05)
        #expect(distances[0] > 1e-4 && distances[0] < 0.1)
    }

    @Test("descent comes to rest below the stability edge, and not just above", arguments: cases)
    func stability(_ test: Case) throws {
        let curvature = try test.parameterization.finalCurvature(eigenvalue: test.eigenvalue, observation: test.observation)
        let distance = { (edge: Double) in
            let descent = GradientDescent(test.parameterization, step: edge / curvature)
            let ends = try [5000.0, 5001].map { steps in
                try descent.state(
                    eigenvalue: test.eigenvalue, observation: test.observation, time: steps * descent.step)
            }
            return ends.map { $0.residual.isFinite ? abs($0.residual) : .infinity }.max() ?? .nan
        }
        #expect(try distance(1.98) < 1e-9)
        #expect(try distance(2.02) > 1e-3)
    }

    @Test("descent goes on for as many steps as t asks for, and stops by an error, not in silence")
    func manySteps() throws {
        let descent = GradientDescent(.twoFactors, step: 1e-3)
        // A component that hardly moves: after a million steps it is not at rest.
        let values = try [1000.0, 5000].map { try descent.state(eigenvalue: 1e-4, observation: 1e-3, time: $0).value }
        for (value, time) in zip(values, [1000.0, 5000]) {
            let flow = try OverparameterizedFlow().state(eigenvalue: 1e-4, observation: 1e-3, time: time).value
            #expect(relativeError(value, flow) < 1e-5)
        }
        // At rest, all later steps are known, of both parities.
        let rest = GradientDescent(.twoFactors, step: 0.01)
        for time in [1e3, 1e3 + 0.01, 1e12, .infinity] {
            let state = try rest.state(eigenvalue: 0.01, observation: 0.7, time: time)
            #expect(relativeError(state.value, 0.7) < 1e-13)
        }
        var parameters = try (0..<2).map { try rest.state(eigenvalue: 0.01, observation: 0.7, time: 200 + 0.01 * Double($0)) }
        for steps in [20_100.0, 20_101] {
            #expect(try rest.state(eigenvalue: 0.01, observation: 0.7, time: 0.01 * steps) == parameters.removeFirst())
        }
        #expect(throws: FlowDomainError.tooManySteps(time: 1e9)) {
            try GradientDescent(.twoFactors, step: 1e-9).state(eigenvalue: 1e-3, observation: 1e-3, time: 1e9)
        }
    }

    @Test("a curve ends at its longest, with an error that no search takes for a minimum")
    func longest() throws {
        let components = FlowComponents(eigenvalues: [0.1], observation: [0.7], signal: [0.7])
        let curve = GradientDescent(.twoFactors, step: 0.1, longest: 50).errorCurve(of: components)
        #expect(curve.split(at: 5).total < 0.49 && curve.split(at: 5.1).total == .infinity)
    }

    @Test("a fixed spectrum in closed form at any time", arguments: [0.3, 1.7])
    func fixedSpectrum(_ step: Double) throws {
        let descent = GradientDescent(.fixedSpectrum, step: step)
        for time in [1e12, 1e300, .infinity] {
            let state = try descent.state(eigenvalue: 0.9, observation: -2, time: time)
            #expect(state.value == -2 && state.residual == 0)
        }
        #expect(try descent.state(eigenvalue: 1e-300, observation: 1, time: .infinity).value == 1)
    }

    @Test("the edge of two factors is η√(λ² + 4z²) = 2")
    func edge() throws {
        let curvature = try Parameterization.twoFactors.finalCurvature(eigenvalue: 0.3, observation: -0.7)
        #expect(relativeError(curvature, (0.09 + 4 * 0.49).squareRoot()) < 1e-12)
        #expect(try relativeError(Parameterization.fixedSpectrum.finalCurvature(eigenvalue: 0.3, observation: 2), 0.3) < 1e-14)
    }

    @Test("a curve is what its states give, in whatever order it is asked", arguments: cases)
    func curves(_ test: Case) throws {
        let descent = GradientDescent(test.parameterization, step: 0.25)
        let components = FlowComponents(
            eigenvalues: [1, 0.1, test.eigenvalue], observation: [1, -0.5, test.observation], signal: [0.9, 0, 0.5],
            weights: [1, 3, 0.5])
        let curve = descent.errorCurve(of: components)
        for time in [20, 0, 3, 7.1, 0.25] {
            let error = try components.eigenvalues.indices.reduce(0.0) { sum, index in
                let state = try descent.state(
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

    @Test(
        "an epoch is the whole gradient, also when the batch does not divide the components", arguments: [7, 64, 150, 199, 500])
    func unequalBatches(size: Int) throws {
        // Equal components, so small a step and so early that the error falls in proportion to how far all have moved.
        let count = 200
        let model = SequenceModel(
            signal: Signal(coefficients: [Double](repeating: 1, count: count)),
            eigenvalues: [Double](repeating: 1, count: count), noise: 0.1)
        let observation = [Double](repeating: 1, count: count)
        let epoch = Double((count - 1) / size + 1)
        let step = 1e-8
        let descent = StochasticGradientDescent(.fixedSpectrum, step: step, batch: .components(size))
        let errors = descent.errors(in: model, observing: observation, at: [0, 8 * epoch * step], from: RandomStream(seed: 3))
        let moved = (errors[0] - errors[1]) / (2 * Double(count))
        #expect(relativeError(moved, 8 * epoch * step) < 1e-4)
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
