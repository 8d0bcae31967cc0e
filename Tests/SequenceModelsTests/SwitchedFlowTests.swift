import Foundation
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Changing signals")
struct SwitchedFlowTests {
    static let parameterizations: [Parameterization] = [
        .fixedSpectrum, .twoFactors, .overparameterized(depth: 1, initialScale: 0.4),
        .overparameterized(depth: 2, initialScale: 0.5),
    ]

    @Test("a signal that does not change is the flow itself", arguments: parameterizations)
    func unchanged(_ parameterization: Parameterization) throws {
        let switched = SwitchedFlow(parameterization, switchTime: 6)
        let times = [1, 6, 7, 15, 40.0]
        let values = try switched.values(eigenvalue: 0.05, from: 0.8, to: 0.8, times: times)
        for (time, value) in zip(times, values) {
            let exact = try parameterization.flow.state(eigenvalue: 0.05, observation: 0.8, time: time).value
            #expect(relativeError(value, exact) < 1e-7)
        }
    }

    @Test("after the change: all parameters integrated together", arguments: parameterizations, [0.0, -0.6])
    func changed(_ parameterization: Parameterization, target: Double) throws {
        let (λ, first, start) = (0.05, 0.8, 12.0)
        let (depth, scale, isFixed): (Int, Double, Bool) =
            switch parameterization {
            case .fixedSpectrum: (0, 1, true)
            case .overparameterized(let depth, let scale): (depth, scale, false)
            }
        let derivative = { (time: Double, state: [Double]) -> [Double] in
            let (a, b, β) = (state[0], state[1], state[2])
            let push = (time < start ? first : target) - a * pow(b, Double(depth)) * β
            let moves = isFixed ? 0.0 : 1
            return [
                moves * push * pow(b, Double(depth)) * β,
                depth == 0 ? 0 : moves * push * Double(depth) * a * pow(b, Double(depth - 1)) * β,
                push * a * pow(b, Double(depth)),
            ]
        }
        let integrate = { (from: Double, to: Double, initial: [Double]) in
            try RungeKutta(.dormandPrince).integrate(
                derivative, from: from, to: to, initial: initial,
                tolerance: IntegrationTolerance(relative: 1e-11, absolute: 1e-13))
        }
        // Ends just before the jump, where the derivative still belongs to the first signal.
        let atSwitch = try integrate(0, start.nextDown, [λ.squareRoot(), scale, 0])
        for time in [13, 20, 60.0] {
            let state = try integrate(start, time, atSwitch)
            let values = try SwitchedFlow(parameterization, switchTime: start)
                .values(eigenvalue: λ, from: first, to: target, times: [time])
            #expect(abs(values[0] - state[0] * pow(state[1], Double(depth)) * state[2]) < 1e-7)
        }
    }
}
