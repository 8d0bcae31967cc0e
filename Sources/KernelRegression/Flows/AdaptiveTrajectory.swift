internal import Foundation
import Numerics
import SequenceModels

/// The diagonal adaptive kernel on its way.
///
/// The flow gets stiff: its rates are the eigenvalues of a learned kernel, over many decades. They are real, so a
/// Runge–Kutta–Chebyshev method with as many stages as each step needs goes far without solving systems; an embedded error estimate
/// chooses the steps.
public struct AdaptiveTrajectory: FlowTrajectory {
    public private(set) var time = 0.0
    /// β, `[N]`.
    public private(set) var parameters: [Double]
    /// How often the derivative was evaluated, ``EmpiricalLoss/operations`` multiply-adds each.
    public private(set) var evaluations = 0
    /// Steps taken.
    public private(set) var steps = 0

    let dynamics: AdaptiveDynamics
    private var derivative: [Double]
    private var step = 0.0
    private var radius = 0.0
    private var direction: [Double]
    private var stepsSinceRadius = 0
    private var room: AdaptiveDynamics.Room

    /// Steps between looks at the spectral radius.
    private static let patience = 8
    /// What a few warm power iterations may miss, and what the radius may grow until the next look.
    private static let safety = 1.2

    init(kernel: DiagonalAdaptiveKernel, loss: any SquaredLoss, eigenvalues: [Double]) {
        dynamics = AdaptiveDynamics(kernel: kernel, loss: loss, eigenvalues: eigenvalues)
        parameters = [Double](repeating: 0, count: eigenvalues.count)
        derivative = parameters
        // Not orthogonal to anything in particular.
        direction = RandomStream(seed: 0).normals(count: eigenvalues.count)
        room = dynamics.room
        evaluate()
        measureRadius(iterations: 30)
        step = radius > 0 ? 0.25 / radius : 1
    }

    public var coefficients: [Double] {
        zip(learnedEigenvalues, parameters).map { $0 * $1 }
    }

    public var learnedEigenvalues: [Double] {
        parameters.indices.map { dynamics.kernel.strength(parameters[$0], eigenvalue: dynamics.eigenvalues[$0]) }
    }

    /// - Throws: ``FlowDomainError/time(_:)`` unless it goes forward, to a finite time;
    ///   ``IntegrationFailure/stepVanished(time:)`` if the tolerance cannot be met in double precision.
    public mutating func advance(to end: Double) throws {
        guard end >= time, end.isFinite else { throw FlowDomainError.time(end) }
        while time < end {
            let isLast = step >= end - time
            let tried = isLast ? end - time : step
            guard time + tried > time else { throw IntegrationFailure.stepVanished(time: time) }
            let error = attempt(tried, arriving: isLast ? end : time + tried)
            // A step that was cut short to arrive says little about the next.
            let ideal = tried * min(max(0.8 * pow(max(error, 1e-9), -1.0 / 3), 0.1), 4)
            step = isLast && error <= 1 ? max(step, ideal) : ideal
        }
    }

    /// Takes the step if its error, in units of the tolerance, is at most 1; returns the error.
    private mutating func attempt(_ step: Double, arriving: Double) -> Double {
        let start = parameters
        let before = derivative
        let stages = ChebyshevCoefficients.stages(step: step, radius: Self.safety * radius)
        propagate(step, ChebyshevCoefficients(stages: stages))
        evaluate()
        let error = self.error(step, from: start, before)
        if error <= 1 {
            time = arriving
            steps += 1
            stepsSinceRadius += 1
            if stepsSinceRadius >= Self.patience { measureRadius(iterations: 2) }
        } else {
            parameters = start
            derivative = before
            measureRadius(iterations: 10)
        }
        return error
    }

    /// One step of the method from `parameters`, whose derivative is `derivative`.
    private mutating func propagate(_ step: Double, _ method: ChebyshevCoefficients) {
        let count = parameters.count
        let start = parameters
        let slope = derivative
        var before = start
        for index in 0..<count { parameters[index] = start[index] + method.first * step * slope[index] }
        for stage in method.stages {
            evaluate()
            let (keep, move, drift) = (1 - stage.mu - stage.nu, stage.step * step, stage.offset * step)
            // Overwrites y_{j−2}, which is not needed again, with y_j.
            for index in 0..<count {
                before[index] =
                    keep * start[index] + stage.mu * parameters[index] + stage.nu * before[index] + move * derivative[index]
                    + drift * slope[index]
            }
            swap(&before, &parameters)
        }
    }

    /// The largest local error, in units of the tolerance; infinity if anything is not a number.
    private func error(_ step: Double, from start: [Double], _ slope: [Double]) -> Double {
        var largest = 0.0
        for index in parameters.indices {
            let estimate =
                0.8 * (start[index] - parameters[index]) + 0.4 * step * (slope[index] + derivative[index])
            let scale = dynamics.scales[index] + max(abs(start[index]), abs(parameters[index]))
            let ratio = abs(estimate) / scale
            guard ratio.isFinite else { return .infinity }
            largest = max(largest, ratio)
        }
        return largest / dynamics.kernel.tolerance
    }

    private mutating func evaluate() {
        dynamics.derivative(at: parameters, into: &derivative, room: &room)
        evaluations += 1
    }

    private mutating func measureRadius(iterations: Int) {
        radius = dynamics.spectralRadius(
            at: parameters, derivative: derivative, direction: &direction, iterations: iterations, room: &room)
        evaluations += iterations
        stepsSinceRadius = 0
    }
}
