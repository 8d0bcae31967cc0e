internal import Foundation
import Numerics
import SequenceModels

/// Gradient flow of the loss ½ ‖z − A diag(a b^D) β‖² over β, the eigenvalues and the orthogonal A, integrated on the group.
///
/// A stays orthogonal and the flow's invariants hold, whatever the step; ‖Aᵀz‖, ‖Aᵀθ*‖ and the angle between the two are kept too.
/// Steps are as long as the tolerance allows.
/// - Source: the adaptive features of Zhang et al. 2024 (arXiv 2412.18756), section 4.3; chapter 24 derives what is integrated.
public struct FeatureFlow: FeatureTraining, Hashable {
    public let features: FeatureModel
    /// Of each step: on β, and on the angle by which eigenvectors turn.
    public let tolerance: IntegrationTolerance
    /// Of order 4 at least, with an error estimate.
    let tableau: ButcherTableau

    public init(
        _ features: FeatureModel, tolerance: IntegrationTolerance = IntegrationTolerance(relative: 1e-9, absolute: 1e-10)
    ) {
        self.features = features
        self.tolerance = tolerance
        tableau = .dormandPrince
    }

    /// - Throws: ``IntegrationFailure``; among them if a time is not finite.
    /// - Complexity: O(N) a step, O(N²) with eigenvectors; a step for each time besides, and one for each unit of t or so.
    public func states(
        in model: SequenceModel, observing observation: [Double], at times: [Double], keepsEigenvectors: Bool
    ) throws(IntegrationFailure) -> [FeatureState] {
        if let time = times.first(where: { !$0.isFinite }) { throw .notFinite(time: time) }
        precondition(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "times do not decrease")
        var states: [FeatureState] = []
        let start = stepper(model, observation, keepsEigenvectors)
        try walk(from: start, until: times.last ?? 0) { before, after in
            while states.count < times.count, times[states.count] <= after.time {
                let rest = times[states.count] - before.time
                states.append(
                    rest > 0 ? before.advanced(by: rest).state(at: times[states.count]) : before.state(at: times[states.count]))
            }
            return true
        }
        return states
    }

    /// With eigenvectors that stay, components are alone: Li & Lin's oracle answers, however late the minimum is; then, and where it comes to
    /// an end by itself, the search may be to infinity.
    ///
    /// - Throws: ``IntegrationFailure``; among them if `end` is no number.
    public func leastError(
        in model: SequenceModel, observing observation: [Double], until end: Double
    ) throws(IntegrationFailure) -> StoppedError {
        if end.isNaN { throw .notFinite(time: end) }
        guard features.rotationRate > 0 || end <= 0 else {
            let error = GeneralizationError(of: features.parameterization.flow, in: model, observing: observation)
            return OracleStopping(times: min(1e-6, 0.5 * end)...min(end, .greatestFiniteMagnitude)).stop(error)
        }
        let final = squaredDistance(observation, model.signal.coefficients).squareRoot()
        var valley = Valley(at: stepper(model, observation, false))
        try walk(from: valley.bottom, until: end) { before, after in
            let isDeeper = valley.visit(before, after)
            let floor = max(0, final - after.distance)
            return isDeeper || floor * floor < (1 - 1e-8) * valley.bottom.error
        }
        return valley.polished()
    }

    /// After equal steps: for orders of convergence, and for how well what is conserved is kept.
    ///
    /// - Parameter tableau: of any order up to 6.
    public func state(
        in model: SequenceModel, observing observation: [Double], at time: Double, steps: Int, tableau: ButcherTableau,
        keepsEigenvectors: Bool = false
    ) -> FeatureState {
        precondition(steps > 0, "an integration takes at least one step")
        var stepper = FeatureStepper(
            features, in: model, observing: observation, keepsEigenvectors: keepsEigenvectors, tableau: tableau)
        for _ in 0..<steps { stepper.take(stepper.attempt(time / Double(steps))) }
        return stepper.state()
    }

    private func stepper(_ model: SequenceModel, _ observation: [Double], _ keepsEigenvectors: Bool) -> FeatureStepper {
        FeatureStepper(features, in: model, observing: observation, keepsEigenvectors: keepsEigenvectors, tableau: tableau)
    }

    /// Step by step; `visit` sees the two ends of each and says whether to go on.
    private func walk(
        from start: FeatureStepper, until end: Double, _ visit: (_ before: FeatureStepper, _ after: FeatureStepper) -> Bool
    ) throws(IntegrationFailure) {
        guard end > 0 else {
            _ = visit(start, start)
            return
        }
        var stepper = start
        var control = StepControl(from: 0, to: end, step: min(end, 0.01), exponent: Double(tableau.order))
        while let step = try control.next() {
            let before = stepper
            let attempt = stepper.attempt(step)
            guard control.accept(step, error: error(of: attempt, from: before)) else { continue }
            stepper.take(attempt)
            guard visit(before, stepper) else { return }
        }
    }

    /// In units of the tolerance. Rotations by more than a radian are not for one step.
    private func error(of attempt: FeatureStepper.Attempt, from before: FeatureStepper) -> Double {
        let angle = attempt.rotationError / (tolerance.absolute + tolerance.relative)
        let far = attempt.angle > 1.5 ? 10 * attempt.angle : 0
        return max(tolerance.norm(attempt.coefficientErrors, before.coefficients, attempt.coefficients), angle, far)
    }
}
