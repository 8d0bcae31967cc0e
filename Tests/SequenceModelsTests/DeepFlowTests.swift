import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Deep over-parameterized flows")
struct DeepFlowTests {
    struct Known: Sendable, CustomTestStringConvertible {
        let depth: Int
        let observation: Double
        let eigenvalue: Double
        let initialScale: Double
        let time: Double
        let value: Double
        let learnedEigenvalue: Double
        var residual: Double?
        var testDescription: String { "D = \(depth), z = \(observation), λ = \(eigenvalue), b₀ = \(initialScale), t = \(time)" }

        func state() throws -> FlowState {
            try OverparameterizedFlow(depth: depth, initialScale: initialScale)
                .state(eigenvalue: eigenvalue, observation: observation, time: time)
        }
    }

    static let known = [
        Known(
            depth: 1, observation: 0.7, eigenvalue: 0.01, initialScale: 0.3, time: 5, value: 0.006888053799957973,
            learnedEigenvalue: 0.05334267580944065),
        Known(
            depth: 2, observation: 0.5, eigenvalue: 0.0004, initialScale: 0.4, time: 30, value: 0.002638883531518707,
            learnedEigenvalue: 0.02241571465315566),
        Known(
            depth: 3, observation: 0.9, eigenvalue: 0.04, initialScale: 0.5, time: 12, value: 0.8999999999629918,
            learnedEigenvalue: 1.358177075671038),
    ]

    @Test("known values", arguments: known)
    func knownValues(_ known: Known) throws {
        #expect(relativeError(try known.state().value, known.value) < 1e-14)
        #expect(relativeError(try known.state().learnedEigenvalue, known.learnedEigenvalue) < 1e-14)
    }

    @Test("thirty-digit quadrature, down to the last digits of z − θ")
    func reference() throws {
        var worst = 0.0
        for row in DeepFlowReference.rows {
            let flow = OverparameterizedFlow(depth: Int(row[0]), initialScale: row[3])
            for sign in [1.0, -1] {
                let state = try flow.state(eigenvalue: row[2], observation: sign * row[1], time: row[4])
                worst = max(worst, relativeError(state.value, sign * row[5]), relativeError(state.learnedEigenvalue, row[7]))
                worst = max(worst, relativeError(state.residual, sign * row[6]))
            }
        }
        #expect(worst < 1e-12)
    }

    static let depths = [1, 2, 3, 5, 8]
    static let eigenvalues = [1e-300, 1e-40, 1e-12, 1e-3, 0.09, 9]
    static let scales = [0.05, 0.4, 1, 2]
    static let observations = [1e-6, 0.3, 2.5]

    /// The time at which half of z is learned, by bisection on a logarithmic scale.
    static func escape(_ flow: OverparameterizedFlow, _ eigenvalue: Double, _ observation: Double) throws -> Double {
        var (lower, upper) = (-40.0, 1400.0)
        for _ in 0..<24 {
            let middle = 0.5 * (lower + upper)
            let state = try flow.state(eigenvalue: eigenvalue, observation: observation, time: exp2(middle))
            if state.value < 0.5 * observation { lower = middle } else { upper = middle }
        }
        return exp2(lower)
    }

    static let integrated: [(depth: Int, initialScale: Double)] = [
        (1, 0.05), (1, 0.4), (1, 2), (2, 0.1), (2, 1), (3, 0.4), (5, 0.5), (8, 0.6), (8, 1.5),
    ]

    @Test("the flow equals its integration to 1e-10 at random points, λ = b₀² and Dλ = b₀² among them", arguments: depths)
    func randomPoints(depth: Int) throws {
        let stream = RandomStream(seed: 77).stream(depth)
        let draws = stream.uniforms(count: 60)
        for point in 0..<12 {
            let draw = { (index: Int) in draws[5 * point + index] }
            let initialScale = 0.1 * pow(15, draw(0))
            let eigenvalue =
                switch point % 4 {
                case 0: initialScale * initialScale
                case 1: initialScale * initialScale / Double(depth)
                default: 1e-8 * pow(1e9, draw(1))
                }
            let observation = 0.02 * pow(100, draw(2)) * (draw(3) < 0.5 ? -1 : 1)
            let flow = OverparameterizedFlow(depth: depth, initialScale: initialScale)
            let time = try (0.2 + 0.9 * draw(4)) * Self.escape(flow, eigenvalue, abs(observation))
            let end = try GraggExtrapolation().integrate(
                { _, y in
                    let lower = (1..<depth).reduce(1) { product, _ in product * y[1] }
                    let residual = observation - y[0] * lower * y[1] * y[2]
                    return [
                        lower * y[1] * y[2] * residual, Double(depth) * y[0] * lower * y[2] * residual,
                        y[0] * lower * y[1] * residual,
                    ]
                }, from: 0, to: time, initial: [eigenvalue.squareRoot(), initialScale, 0],
                tolerance: IntegrationTolerance(relative: 1e-13, absolute: 1e-300))
            let learned = end[0] * (0..<depth).reduce(1) { product, _ in product * end[1] }
            let found = try flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
            #expect(relativeError(found.value, learned * end[2]) < 1e-10)
            #expect(relativeError(found.learnedEigenvalue, learned) < 1e-10)
        }
    }

    @Test("the flow equals its integration to 1e-10", arguments: integrated)
    func integration(depth: Int, initialScale: Double) throws {
        let flow = OverparameterizedFlow(depth: depth, initialScale: initialScale)
        let factors = Double(depth)
        for eigenvalue in [1e-12, 1e-4, 0.09, 9] {
            for observation in [0.3, 2.5] {
                let escape = try Self.escape(flow, eigenvalue, observation)
                var (time, state) = (0.0, [eigenvalue.squareRoot(), initialScale, 0])
                for factor in [0.97, 1.05] {
                    state = try GraggExtrapolation().integrate(
                        { _, y in
                            let lower = (1..<depth).reduce(1) { product, _ in product * y[1] }
                            let residual = observation - y[0] * lower * y[1] * y[2]
                            return [
                                lower * y[1] * y[2] * residual, factors * y[0] * lower * y[2] * residual,
                                y[0] * lower * y[1] * residual,
                            ]
                        }, from: time, to: factor * escape, initial: state,
                        tolerance: IntegrationTolerance(relative: 1e-13, absolute: 0))
                    time = factor * escape
                    let learned = state[0] * (0..<depth).reduce(1) { product, _ in product * state[1] }
                    let found = try flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
                    // An error of the time's last digit alone moves β by t β'/β: the steeper, the less an integrator can tell.
                    let condition = max(1, time * learned * found.residual / state[2])
                    #expect(relativeError(found.coefficient, state[2]) < 1e-11 * condition.squareRoot())
                    #expect(relativeError(found.learnedEigenvalue, learned) < 1e-10)
                    #expect(relativeError(found.value, learned * state[2]) < 1e-10)
                }
            }
        }
    }

    @Test("invariants, oddness, and monotony of θ and of the learned eigenvalue (Prop. 3.4)", arguments: depths, scales)
    func invariants(depth: Int, initialScale: Double) throws {
        let flow = OverparameterizedFlow(depth: depth, initialScale: initialScale)
        let factors = Double(depth)
        for eigenvalue in Self.eigenvalues {
            for observation in Self.observations {
                let escape = try Self.escape(flow, eigenvalue, observation)
                var (value, learned) = (0.0, eigenvalue.squareRoot() * pow(initialScale, factors) * (1 - 1e-14))
                let times = [Double].linear(from: 0, through: 3, count: 31).map { $0 * escape } + [1e3 * escape, .infinity]
                for time in times {
                    let state = try flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
                    let β = state.coefficient
                    let a = (eigenvalue + β * β).squareRoot()
                    let b = (initialScale * initialScale + factors * β * β).squareRoot()
                    #expect(relativeError(state.learnedEigenvalue, a * pow(b, factors)) < 1e-14)
                    #expect(relativeError(state.value, state.learnedEigenvalue * β) < 1e-14)
                    #expect(abs(state.value + state.residual - observation) <= 4e-15 * observation)
                    let mirrored = try flow.state(eigenvalue: eigenvalue, observation: -observation, time: time)
                    #expect(mirrored.value == -state.value && mirrored.learnedEigenvalue == state.learnedEigenvalue)
                    #expect(state.value >= value * (1 - 4e-15) && state.value <= observation)
                    #expect(state.learnedEigenvalue >= learned * (1 - 4e-15))
                    // From β ≤ a and √D β ≤ b: (a b^D)^(D+2) ≥ D^(D/2) θ^(D+1).
                    #expect(
                        state.learnedEigenvalue >= pow(factors, factors / (2 * (factors + 2)))
                            * pow(state.value, (factors + 1) / (factors + 2)) * (1 - 1e-13))
                    (value, learned) = (state.value, state.learnedEigenvalue)
                }
            }
        }
    }

    @Test("the ends of training", arguments: depths, eigenvalues)
    func ends(depth: Int, eigenvalue: Double) throws {
        let flow = OverparameterizedFlow(depth: depth, initialScale: 0.3)
        for observation in [-2, -0.01, 1e-12, 0.7] {
            let start = try flow.state(eigenvalue: eigenvalue, observation: observation, time: 0)
            #expect(start.value == 0 && start.coefficient == 0 && start.residual == observation)
            let end = try flow.state(eigenvalue: eigenvalue, observation: observation, time: .infinity)
            #expect(end.value == observation && end.residual == 0)
        }
        let nothing = try flow.state(eigenvalue: eigenvalue, observation: 0, time: 3)
        #expect(nothing.value == 0 && nothing.residual == 0 && nothing.coefficient == 0)
        #expect(relativeError(nothing.learnedEigenvalue, eigenvalue.squareRoot() * pow(0.3, Double(depth))) < 1e-14)
    }

    @Test("linear limits: small times, and small observations of large eigenvalues", arguments: depths)
    func linear(depth: Int) throws {
        let flow = OverparameterizedFlow(depth: depth, initialScale: 0.5)
        let gain = 0.04 * pow(0.25, Double(depth))
        let early = try flow.state(eigenvalue: 0.04, observation: 0.8, time: 1e-9)
        #expect(relativeError(early.value, gain * 0.8 * 1e-9) < 1e-8)
        for time in [0.1, 1, 10].map({ $0 / gain }) {
            let small = try flow.state(eigenvalue: 0.04, observation: 1e-10, time: time)
            #expect(relativeError(small.value, -expm1(-gain * time) * 1e-10) < 1e-9)
        }
    }

    @Test(
        "the scaling law: with s = |z|^(1/(D+2)), λ = s²l, b₀ = sm and t = τ/s^(2D+2) give θ = s^(D+2) θ(l, m, τ)",
        arguments: depths)
    func scaling(depth: Int) throws {
        let factors = Double(depth)
        let unit = OverparameterizedFlow(depth: depth, initialScale: 0.6)
        for time in [0.3, 2, 5, 9, 20] {
            let expected = try unit.state(eigenvalue: 0.02, observation: 1, time: time)
            for s in [0.01, 0.3, 7] {
                let flow = OverparameterizedFlow(depth: depth, initialScale: 0.6 * s)
                let state = try flow.state(
                    eigenvalue: 0.02 * s * s, observation: pow(s, factors + 2), time: time / pow(s, 2 * factors + 2))
                #expect(relativeError(state.value, expected.value * pow(s, factors + 2)) < 1e-12)
                #expect(relativeError(state.coefficient, expected.coefficient * s) < 1e-12)
                #expect(relativeError(state.residual, expected.residual * pow(s, factors + 2)) < 1e-11)
            }
        }
    }

    @Test("a flow scaled to the noise starts at ε^(1/(D+2))")
    func noiseScale() throws {
        let family = NoiseScaledFlow(depth: 2)
        #expect(relativeError(family.initialScale(noise: 1e-4), 0.1) < 1e-15)
        #expect(try family.flow(noise: 1e-4).state(eigenvalue: 1, observation: 0, time: 1).learnedEigenvalue == 0.1 * 0.1)
        #expect(relativeError(NoiseScaledFlow(depth: 1, noiseFactor: 8).initialScale(noise: 1e-3), 0.2) < 1e-15)
        #expect(family.label == "over-parameterized, D = 2")
        #expect(try JSONDecoder().decode(NoiseScaledFlow.self, from: JSONEncoder().encode(family)) == family)
    }
}
