import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("What flows take")
struct FlowDomainTests {
    static let flows: [NamedFlow] =
        ([VanillaFlow(), GradientDescent(.fixedSpectrum, step: 0.1), GradientDescent(.twoFactors, step: 0.1)]
        + [0, 1, 2, 5].map { OverparameterizedFlow(depth: $0, initialScale: 0.4) }
        + [GradientDescent(.overparameterized(depth: 2, initialScale: 0.4), step: 0.1)] as [any GradientFlow]).map(NamedFlow.init)

    static let subnormal = Double.leastNormalMagnitude / 2

    @Test("an illegal λ, z or t is one error, whatever the flow", arguments: flows)
    func illegal(_ named: NamedFlow) throws {
        func error(_ eigenvalue: Double, _ observation: Double, _ time: Double) -> FlowDomainError? {
            #expect(throws: FlowDomainError.self) {
                try named.flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
            }
        }
        for eigenvalue: Double in [0, -0.0, -1, .infinity, -.infinity, Self.subnormal] {
            #expect(error(eigenvalue, 0.3, 5) == .eigenvalue(eigenvalue))
        }
        for observation in [Double.infinity, -.infinity] { #expect(error(0.1, observation, 5) == .observation(observation)) }
        for time: Double in [-1, -1e-300, -.infinity] { #expect(error(0.1, 0.3, time) == .time(time)) }
        // Nothing equals what is not a number.
        if case .eigenvalue(let value)? = error(.nan, 0.3, 5) { #expect(value.isNaN) } else { Issue.record("λ") }
        if case .observation(let value)? = error(0.1, .nan, 5) { #expect(value.isNaN) } else { Issue.record("z") }
        if case .time(let value)? = error(0.1, 0.3, .nan) { #expect(value.isNaN) } else { Issue.record("t") }
    }

    @Test("what is legal at the ends of the range gives numbers; a z whose square underflows is zero", arguments: flows)
    func legal(_ named: NamedFlow) throws {
        for eigenvalue in [Double.leastNormalMagnitude, 1e-300, 1e-9, 1] {
            for observation in [
                0, Self.subnormal, -Self.subnormal, .leastNormalMagnitude, -1e-300, 0x1p-511, -1e-150, 1e-12, 0.7,
            ] {
                for time in [0, Self.subnormal, 1e-300, 1, 50] {
                    let state = try named.flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
                    #expect(abs(state.value) <= abs(observation) && state.value * observation >= 0)
                    #expect(abs(state.residual) <= abs(observation) * (1 + 1e-15))
                    #expect(state.coefficient.isFinite && state.learnedEigenvalue.isFinite && state.learnedEigenvalue > 0)
                    if abs(observation) < 0x1p-511 { #expect(state.value == 0 && state.residual == 0) }
                }
            }
        }
    }

    @Test("a curve takes subnormal observations too", arguments: flows)
    func curves(_ named: NamedFlow) {
        let components = FlowComponents(
            eigenvalues: [1, 0.1, 1e-3], observation: [0.9, Self.subnormal, -Self.subnormal], signal: [0.8, 0, 0.5])
        let error = named.flow.errorCurve(of: components).split(at: 20).total
        #expect(error > 0.25 && error < 0.4)
    }

    @Test("curves and models stop with the error's words")
    func words() async {
        let negative = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = FlowComponents(eigenvalues: [-1], observation: [1], signal: [1])
        }
        let first = String(decoding: negative?.standardErrorContent ?? [], as: UTF8.self)
        #expect(first.contains("λ = -1.0: an eigenvalue"))
        let missing = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let components = FlowComponents(eigenvalues: [1], observation: [1], signal: [1])
            _ = OverparameterizedFlow(depth: 2, initialScale: 0.5).errorCurve(of: components).split(at: -1)
        }
        let second = String(decoding: missing?.standardErrorContent ?? [], as: UTF8.self)
        #expect(second.contains("t = -1.0: a time"))
    }

    /// Of two components, descended in batches.
    static func descend(_ batch: StochasticGradientDescent.Batch, noise: Double, observing: [Double], until time: Double) {
        let model = SequenceModel(signal: Signal(coefficients: [1, 0]), eigenvalues: [1, 0.5], noise: noise)
        _ = StochasticGradientDescent(.twoFactors, step: 0.1, batch: batch)
            .errors(in: model, observing: observing, at: [time], from: RandomStream(seed: 1))
    }

    @Test("descent in batches stops with words where there are too many samples or steps")
    func batches() async {
        let samples = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Self.descend(.samples(1), noise: 0, observing: [1, 0], until: 1)
        }
        let first = String(decoding: samples?.standardErrorContent ?? [], as: UTF8.self)
        #expect(first.contains("ε = 0.0: n = 1/ε² samples are more than memory holds"))
        let steps = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Self.descend(.components(1), noise: 0.1, observing: [1, 0], until: .infinity)
        }
        let second = String(decoding: steps?.standardErrorContent ?? [], as: UTF8.self)
        #expect(second.contains("t = inf: so many steps"))
    }

    @Test("an observation of another length than the model stops the program")
    func otherLengths() async {
        await #expect(processExitsWith: .failure) {
            let model = SequenceModel(signal: Signal(coefficients: [1, 0]), eigenvalues: [1, 0.5], noise: 0.1)
            _ = try VanillaFlow().states(in: model, observing: [1], at: 2)
        }
        await #expect(processExitsWith: .failure) {
            Self.descend(.components(1), noise: 0.1, observing: [1, 0, 0], until: 1)
        }
    }

    @Test("a time that steps never come to is said to be one")
    func infiniteTime() {
        #expect(FlowDomainError.time(.infinity).description == "t = inf: this flow is followed to finite times only")
        #expect(FlowDomainError.time(-1).description.hasPrefix("t = -1.0: a time is not negative"))
    }

    // MARK: How exact

    @Test("κ is what an error of t is multiplied by", arguments: [0, 1, 2, 4])
    func sensitivity(depth: Int) throws {
        let flow = OverparameterizedFlow(depth: depth, initialScale: 0.4)
        let escape = try DeepFlowTests.escape(flow, 1e-4, 0.3)
        for time in [1e-6, 0.5, 0.9, 1, 1.02].map({ $0 * escape }) {
            let κ = try flow.timeSensitivity(eigenvalue: 1e-4, observation: 0.3, time: time)
            let width = 1e-6 / max(κ, 1)
            let values = try [1 - width, 1 + width].map {
                try flow.state(eigenvalue: 1e-4, observation: 0.3, time: time * $0).value
            }
            #expect(relativeError(log(values[1] / values[0]) / (2 * width), κ) < 1e-4)
        }
        #expect(try flow.timeSensitivity(eigenvalue: 1e-4, observation: 0.3, time: 0) == 1)
        #expect(try flow.timeSensitivity(eigenvalue: 1e-4, observation: 0.3, time: .infinity) == 0)
    }

    /// t of β, by quadrature in ln β, which knows nothing of the solver's stretches.
    static func time(_ coefficient: Double, _ depth: Int, _ scale: Double, _ eigenvalue: Double, _ observation: Double) -> Double
    {
        let rule = GaussQuadrature.legendre(count: 16)
        let start = 1e-8 * min(eigenvalue.squareRoot(), scale)
        func strength(_ β: Double) -> Double {
            (eigenvalue + β * β).squareRoot() * pow(scale * scale + Double(depth) * β * β, 0.5 * Double(depth))
        }
        let (first, last) = (log(start), log(coefficient))
        let panels = 400
        // Below the start A and z − θ are constant.
        var sum = start / (strength(0) * observation)
        for panel in 0..<panels {
            let (a, b) = (first + (last - first) * Double(panel) / 400, first + (last - first) * Double(panel + 1) / 400)
            for (node, weight) in zip(rule.nodes, rule.weights) {
                let β = exp(0.5 * (a + b) + 0.5 * (b - a) * node)
                sum += 0.5 * (b - a) * weight * β / (strength(β) * (observation - strength(β) * β))
            }
        }
        return sum
    }

    @Test("in a deep escape, where an ulp of t moves θ by many, the state is still that of t to 1e-13", arguments: [2, 4, 6])
    func deepEscapes(depth: Int) throws {
        let flow = OverparameterizedFlow(depth: depth, initialScale: 0.05)
        let (λ, z) = (1e-10, 0.5)
        let escape = try DeepFlowTests.escape(flow, λ, z)
        // The last double before half of z is learned.
        var (lower, upper) = (escape, escape * (1 + 1e-6))
        while lower.nextUp < upper {
            let middle = 0.5 * (lower + upper)
            let state = try flow.state(eigenvalue: λ, observation: z, time: middle)
            if state.value < 0.5 * z { lower = middle } else { upper = middle }
        }
        let state = try flow.state(eigenvalue: λ, observation: z, time: lower)
        #expect(try flow.timeSensitivity(eigenvalue: λ, observation: z, time: lower) > 1e3)
        #expect(relativeError(Self.time(state.coefficient, depth, 0.05, λ, z), lower) < 2e-13)
        let next = try flow.state(eigenvalue: λ, observation: z, time: lower.nextUp)
        #expect(next.value > state.value)
    }
}
