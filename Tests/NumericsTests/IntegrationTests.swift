import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Integration")
struct IntegrationTests {
    /// y' = −2 t y² with y(0) = 1: y = 1/(1 + t²); and an oscillator beside it.
    static let derivative: @Sendable (Double, [Double]) -> [Double] = { t, y in [-2 * t * y[0] * y[0], y[2], -y[1]] }
    static let initial = [1.0, 0, 1]

    static func error(_ state: [Double], at time: Double) -> Double {
        zip(state, [1 / (1 + time * time), sin(time), cos(time)]).map { abs($0 - $1) }.max() ?? .nan
    }

    static let tableaus: [NamedCase<ButcherTableau>] = [ButcherTableau.euler, .midpoint, .classical, .dormandPrince].map {
        NamedCase($0.name, $0)
    }

    @Test("the declared order is the measured slope of error against step", arguments: tableaus)
    func order(_ tableau: NamedCase<ButcherTableau>) throws {
        let steps = [40, 80, 160, 320]
        let errors = steps.map { count in
            Self.error(
                RungeKutta(tableau.value).integrate(Self.derivative, from: 0, to: 2, initial: Self.initial, steps: count), at: 2)
        }
        let fit = try PowerLawFit(x: steps.map { 2 / Double($0) }, y: errors)
        #expect(abs(fit.slope - Double(tableau.value.order)) < 0.35)
    }

    @Test("rows sum to their abscissae, weights to 1, error weights to 0", arguments: tableaus)
    func consistency(_ tableau: NamedCase<ButcherTableau>) {
        let method = tableau.value
        for (row, abscissa) in zip(method.coefficients, method.abscissae) {
            #expect(abs(row.reduce(0, +) - abscissa) < 1e-14)
        }
        #expect(abs(method.weights.reduce(0, +) - 1) < 1e-15)
        #expect(abs(method.errorWeights.reduce(0, +)) < 1e-15)
    }

    @Test("extrapolation has its declared order", arguments: [2, 3, 4])
    func extrapolationOrder(columns: Int) throws {
        let method = GraggExtrapolation(columns: columns)
        let steps = [10, 12, 16, 20]
        let errors = steps.map { count in
            Self.error(method.integrate(Self.derivative, from: 0, to: 2, initial: Self.initial, steps: count), at: 2)
        }
        let fit = try PowerLawFit(x: steps.map { 2 / Double($0) }, y: errors)
        #expect(abs(fit.slope - Double(method.order)) < 0.5)
    }

    @Test("adaptive steps keep the tolerance", arguments: [1e-4, 1e-7, 1e-10])
    func adaptive(tolerance: Double) throws {
        let asked = IntegrationTolerance(relative: tolerance, absolute: tolerance)
        let pair = try RungeKutta(.dormandPrince).integrate(
            Self.derivative, from: 0, to: 10, initial: Self.initial, tolerance: asked)
        #expect(Self.error(pair, at: 10) < 30 * tolerance)
        let extrapolated = try GraggExtrapolation().integrate(
            Self.derivative, from: 0, to: 10, initial: Self.initial, tolerance: asked)
        #expect(Self.error(extrapolated, at: 10) < 30 * tolerance)
    }

    @Test("extrapolation reaches rounding error, forward and back")
    func extremes() throws {
        let tight = IntegrationTolerance(relative: 1e-14, absolute: 1e-14)
        let there = try GraggExtrapolation().integrate(Self.derivative, from: 0, to: 3, initial: Self.initial, tolerance: tight)
        #expect(Self.error(there, at: 3) < 1e-13)
        let back = try GraggExtrapolation().integrate(Self.derivative, from: 3, to: 0, initial: there, tolerance: tight)
        #expect(Self.error(back, at: 0) < 1e-11)
    }

    @Test("an end that no steps reach is an error at once", arguments: [Double.infinity, -.infinity, .nan])
    func noEnd(_ end: Double) {
        let tolerance = IntegrationTolerance(relative: 1e-6, absolute: 1e-6)
        func isSaid(_ error: any Error) -> Bool {
            guard case .notFinite(let time)? = error as? IntegrationFailure else { return false }
            return time == end || time.isNaN && end.isNaN
        }
        #expect {
            try RungeKutta(.dormandPrince).integrate(
                Self.derivative, from: 0, to: end, initial: Self.initial, tolerance: tolerance)
        } throws: { isSaid($0) }
        #expect {
            try GraggExtrapolation().integrate(Self.derivative, from: 0, to: end, initial: Self.initial, tolerance: tolerance)
        } throws: { isSaid($0) }
    }

    @Test("a walk with a step of its own may be left before an end that is not there")
    func openWalk() throws {
        var control = StepControl(from: 0, to: .infinity, step: 0.5, exponent: 5)
        for _ in 0..<3 {
            let step = try #require(try control.next())
            _ = control.accept(step, error: 1)
        }
        #expect(control.time > 1)
    }

    @Test("a derivative that is shorter than the state stops the program")
    func shortDerivative() async {
        await #expect(processExitsWith: .failure) {
            _ = RungeKutta(.euler).integrate({ _, y in [y[0]] }, from: 0, to: 1, initial: [1, 2], steps: 1)
        }
    }

    @Test("an integration in no steps stops the program, whatever the method")
    func noSteps() async {
        await #expect(processExitsWith: .failure) {
            _ = RungeKutta(.euler).integrate({ _, y in y }, from: 0, to: 1, initial: [1], steps: 0)
        }
        await #expect(processExitsWith: .failure) {
            _ = GraggExtrapolation().integrate({ _, y in y }, from: 0, to: 1, initial: [1], steps: 0)
        }
    }

    @Test("a solution that blows up stops the integration where it does")
    func blowUp() {
        #expect {
            try RungeKutta(.dormandPrince).integrate(
                { _, y in [y[0] * y[0]] }, from: 0, to: 2, initial: [1],
                tolerance: IntegrationTolerance(relative: 1e-8, absolute: 0))
        } throws: { error in
            guard case .stepVanished(let time)? = error as? IntegrationFailure else { return false }
            return abs(time - 1) < 1e-6
        }
        #expect(throws: IntegrationFailure.noErrorEstimate) {
            try RungeKutta(.classical).integrate(
                Self.derivative, from: 0, to: 1, initial: Self.initial,
                tolerance: IntegrationTolerance(relative: 1e-8, absolute: 0))
        }
    }
}
