import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Gradient flows")
struct FlowTests {
    struct Known: Sendable, CustomTestStringConvertible {
        let observation: Double
        let eigenvalue: Double
        let time: Double
        let value: Double
        let learnedEigenvalue: Double
        var testDescription: String { "z = \(observation), λ = \(eigenvalue), t = \(time)" }
    }

    static let known = [
        Known(observation: 0.7, eigenvalue: 0.01, time: 5, value: 0.5584449085759809, learnedEigenvalue: 0.7506445841502214),
        Known(
            observation: -0.05, eigenvalue: 0.0001, time: 100, value: -0.04584175195299372,
            learnedEigenvalue: 0.2142236663412901),
    ]

    @Test("known values of the over-parameterized flow", arguments: known)
    func knownValues(_ known: Known) throws {
        let state = try OverparameterizedFlow().state(
            eigenvalue: known.eigenvalue, observation: known.observation, time: known.time)
        #expect(relativeError(state.value, known.value) < 1e-14)
        #expect(relativeError(state.learnedEigenvalue, known.learnedEigenvalue) < 1e-14)
        #expect(relativeError(state.residual, known.observation - known.value) < 1e-13)
    }

    static let eigenvalues = [1e-300, 1e-40, 1e-9, 1e-4, 0.03, 0.5, 1, 7]
    static let observations = [-2.5, -0.3, -0.004, 0.01, 0.7, 1]

    /// a' = β(z − θ), β' = a(z − θ), integrated from (√λ, 0), with its own z − θ in place of a difference.
    static func integrated(_ eigenvalue: Double, _ observation: Double, _ time: Double) throws -> (a: Double, β: Double) {
        let state = try GraggExtrapolation().integrate(
            { _, y in
                let residual = observation - y[0] * y[1]
                return [y[1] * residual, y[0] * residual]
            },
            from: 0, to: time, initial: [eigenvalue.squareRoot(), 0],
            tolerance: IntegrationTolerance(relative: 1e-14, absolute: 0))
        return (state[0], state[1])
    }

    @Test("the closed form equals the integrated flow to 1e-10", arguments: eigenvalues, observations)
    func integration(eigenvalue: Double, observation: Double) throws {
        let rate = hypot(eigenvalue, 2 * observation)
        let escape = log(4 * abs(observation) / eigenvalue + 1) / rate
        for time in [1e-3 / rate, 0.3 / rate, 2 / rate, 0.5 * escape, 0.97 * escape, escape, 1.02 * escape, escape + 5 / rate] {
            let state = try OverparameterizedFlow().state(eigenvalue: eigenvalue, observation: observation, time: time)
            let truth = try Self.integrated(eigenvalue, observation, time)
            #expect(relativeError(state.value, truth.a * truth.β) < 1e-10)
            #expect(relativeError(state.coefficient, truth.β) < 1e-10)
            #expect(relativeError(state.learnedEigenvalue, truth.a) < 1e-10)
            #expect(abs(state.residual - (observation - truth.a * truth.β)) < 1e-10 * abs(observation))
        }
    }

    @Test("a² − β² = λ, θ = aβ, θ + (z − θ) = z, oddness and monotony at every time", arguments: eigenvalues, observations)
    func invariants(eigenvalue: Double, observation: Double) throws {
        let flow = OverparameterizedFlow()
        var before = 0.0
        for time in [0] + [Double].logarithmic(from: 1e-6, through: 1e7, count: 300) + [.infinity] {
            let state = try flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
            let (a, β) = (state.learnedEigenvalue, state.coefficient)
            #expect(abs(a * a - β * β - eigenvalue) <= 2e-15 * a * a)
            #expect(relativeError(a * β, state.value) < 1e-15)
            #expect(abs(state.value + state.residual - observation) <= 3e-16 * abs(observation))
            let mirrored = try flow.state(eigenvalue: eigenvalue, observation: -observation, time: time)
            #expect(mirrored.value == -state.value && mirrored.learnedEigenvalue == a)
            #expect(abs(state.value) >= before * (1 - 4e-16))
            before = abs(state.value)
        }
    }

    @Test("the ends of training", arguments: eigenvalues, observations)
    func ends(eigenvalue: Double, observation: Double) throws {
        for flow in [VanillaFlow(), OverparameterizedFlow()] as [any GradientFlow] {
            let start = try flow.state(eigenvalue: eigenvalue, observation: observation, time: 0)
            #expect(start.value == 0 && start.coefficient == 0)
            #expect(relativeError(start.residual, observation) < 1e-15)
            #expect(relativeError(start.learnedEigenvalue, eigenvalue.squareRoot()) < 1e-15)
            let end = try flow.state(eigenvalue: eigenvalue, observation: observation, time: .infinity)
            #expect(end.value == observation && end.residual == 0)
            let nothing = try flow.state(eigenvalue: eigenvalue, observation: 0, time: 3)
            #expect(nothing.value == 0 && nothing.residual == 0 && nothing.coefficient == 0)
        }
    }

    @Test("small times: θ = λ z t to first order; late times: z − θ decays like e^{−Rt}", arguments: eigenvalues, observations)
    func asymptotics(eigenvalue: Double, observation: Double) throws {
        let flow = OverparameterizedFlow()
        let early = try flow.state(eigenvalue: eigenvalue, observation: observation, time: 1e-9)
        #expect(relativeError(early.value, eigenvalue * observation * 1e-9) < 1e-7)
        let rate = hypot(eigenvalue, 2 * observation)
        guard eigenvalue > 1e-100 else { return }
        let late = (log(rate / eigenvalue) + 40) / rate
        let residuals = try [late, late + 1 / rate].map {
            try flow.state(eigenvalue: eigenvalue, observation: observation, time: $0).residual
        }
        #expect(relativeError(residuals[1] / residuals[0], exp(-1)) < 1e-12)
    }

    @Test("extreme parameters stay finite and in order")
    func extremes() throws {
        for eigenvalue in [Double.leastNormalMagnitude, 1e-300, 1e-160, 1e-20, 1, 1e20, 1e150] {
            for observation in [0, 1e-300, -1e-160, 1e-9, 1, -1e9, 1e30, 1e150] {
                for time in [0, 1e-300, 1e-20, 1, 1e20, 1e300, .infinity] {
                    let state = try OverparameterizedFlow().state(eigenvalue: eigenvalue, observation: observation, time: time)
                    #expect(abs(state.value) <= abs(observation) && state.value * observation >= 0)
                    #expect(abs(state.residual) <= abs(observation) * (1 + 1e-15))
                    #expect(state.learnedEigenvalue.isFinite && state.learnedEigenvalue > 0 && state.coefficient.isFinite)
                }
            }
        }
    }

    @Test("the vanilla flow is 1 − e^{−λt}")
    func vanilla() throws {
        let state = try VanillaFlow().state(eigenvalue: 0.25, observation: -3, time: 2)
        #expect(relativeError(state.value, -3 * (1 - exp(-0.5))) < 1e-15)
        #expect(relativeError(state.residual, -3 * exp(-0.5)) < 1e-15)
        #expect(state.learnedEigenvalue == 0.5 && state.coefficient == state.value / 0.5)
        #expect(try relativeError(VanillaFlow().state(eigenvalue: 1e-300, observation: 1, time: 1).value, 1e-300) < 1e-15)
    }
}
