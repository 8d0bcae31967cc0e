internal import Foundation
import KernelRegression
import Numerics
import SequenceModels

/// An adaptive feature model on its way, integrated on the group: A stays orthogonal, and the invariants of β and d hold.
///
/// A Runge–Kutta–Munthe-Kaas method of order five with an error estimate. Other than in a sequence model A itself is needed, since the
/// sample ties the coordinates together.
public struct SampleFeatureTrajectory: FlowTrajectory {
    public private(set) var time = 0.0
    /// β, `[N]`.
    public private(set) var parameters: [Double]
    /// A, `[N × N]`: column j is the j-th learned direction.
    public private(set) var directions: Matrix

    private let flow: SampleFeatureFlow
    private let dynamics: FeatureDynamics
    private let loss: EmpiricalLoss
    private let tableau = ButcherTableau.dormandPrince
    private var span: SkewSpan
    private var slope: FeatureDynamics.Slope
    private var step = 0.01

    init(flow: SampleFeatureFlow, loss: EmpiricalLoss, eigenvalues: [Double]) {
        self.flow = flow
        self.loss = loss
        dynamics = FeatureDynamics(model: flow.features, eigenvalues: eigenvalues)
        parameters = [Double](repeating: 0, count: eigenvalues.count)
        directions = .identity(eigenvalues.count)
        span = SkewSpan(length: eigenvalues.count, capacity: 2 * tableau.weights.count)
        slope = FeatureDynamics.Slope(coefficients: [], residuals: [], values: [])
        slope = slope(at: parameters, rotatedBy: span.zero)
    }

    /// θ = A diag(d) β.
    public var coefficients: [Double] { directions * slope.values }

    /// d, `[N]`: what each learned direction is multiplied by.
    public var learnedEigenvalues: [Double] { dynamics.learnedEigenvalues(at: parameters) }

    /// - Throws: ``FlowDomainError/time(_:)`` unless it goes forward, to a finite time;
    ///   ``IntegrationFailure/stepVanished(time:)`` if the tolerance cannot be met in double precision.
    /// - Complexity: six evaluations of the loss's descent direction and twelve products with A a step.
    public mutating func advance(to end: Double) throws {
        guard end >= time, end.isFinite else { throw FlowDomainError.time(end) }
        while time < end {
            let isLast = step >= end - time
            let tried = isLast ? end - time : step
            guard time + tried > time else { throw IntegrationFailure.stepVanished(time: time) }
            let attempt = attempt(tried)
            let factor = attempt.error.isFinite ? 0.9 * pow(max(attempt.error, 1e-12), -1 / Double(tableau.order)) : 0.1
            let ideal = tried * min(max(factor, 0.1), 4)
            // A step that was cut short to arrive says little about the next.
            step = isLast && attempt.error <= 1 ? max(step, ideal) : ideal
            guard attempt.error <= 1 else { continue }
            directions = span.exponential(of: attempt.generator, rotating: directions)
            parameters = attempt.parameters
            slope = attempt.slope
            time = isLast ? end : time + tried
        }
    }

    private struct Attempt {
        let parameters: [Double]
        let generator: SkewSpan.Coordinates
        let slope: FeatureDynamics.Slope
        /// In units of the tolerance.
        let error: Double
    }

    private mutating func attempt(_ step: Double) -> Attempt {
        let rate = flow.features.rotationRate
        span.removeAll()
        span.append(slope.residuals, slope.values)
        var generators = [span.inverseDifferential(at: span.zero, scale: rate)]
        var speeds = [slope.coefficients]
        var last = (parameters: parameters, generator: span.zero, slope: slope)
        for row in tableau.coefficients.dropFirst() {
            last.generator = slopeSum(span.zero, step, row, generators)
            last.parameters = slopeSum(parameters, step, row, speeds)
            last.slope = slope(at: last.parameters, rotatedBy: last.generator)
            span.append(last.slope.residuals, last.slope.values)
            generators.append(span.inverseDifferential(at: last.generator, scale: rate))
            speeds.append(last.slope.coefficients)
        }
        let zero = [Double](repeating: 0, count: parameters.count)
        let errors = slopeSum(zero, step, tableau.errorWeights, speeds)
        let turned = span.norm(of: slopeSum(span.zero, step, tableau.errorWeights, generators))
        let tolerance = flow.tolerance
        // Rotations by more than a radian are not for one step.
        let angle = span.norm(of: last.generator)
        let error = max(
            tolerance.norm(errors, parameters, last.parameters), turned / (tolerance.absolute + tolerance.relative),
            angle > 1.5 ? 10 * angle : 0)
        return Attempt(parameters: last.parameters, generator: last.generator, slope: last.slope, error: error)
    }

    /// What moves where A is turned on by exp(σ).
    private func slope(at parameters: [Double], rotatedBy generator: SkewSpan.Coordinates) -> FeatureDynamics.Slope {
        let eigenvalues = dynamics.learnedEigenvalues(at: parameters)
        let values = zip(eigenvalues, parameters).map(*)
        let estimate = directions * span.exponential(of: generator, on: values)
        let descent = directions.transposeMultiplied(by: loss.descent(at: estimate))
        let residuals = span.exponential(of: generator, isInverse: true, on: descent)
        return FeatureDynamics.Slope(
            coefficients: zip(eigenvalues, residuals).map(*), residuals: residuals, values: values)
    }
}
