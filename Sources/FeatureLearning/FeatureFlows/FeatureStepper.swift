import Numerics
import SequenceModels

/// Walks a sequence model with learned features along its flow, on the group: A by rotations, so that it stays orthogonal, and all other
/// factors by the one number each, β, of which they are functions.
///
/// A Runge–Kutta–Munthe-Kaas method: where a Runge–Kutta method adds slopes, this one adds rotations' generators σ, corrected for not
/// commuting, and applies exp(−σ) to the w of the step's beginning. All generators of a step lie in the span of the u and v of its
/// stages (``SkewSpan``), so a step costs O(N) without A and O(N²) with it.
/// - Source: Munthe-Kaas 1999, "High order Runge–Kutta methods on manifolds".
struct FeatureStepper: Sendable {
    private let dynamics: FeatureDynamics
    private let tableau: ButcherTableau
    private var span: SkewSpan
    private(set) var time = 0.0
    /// β.
    private(set) var coefficients: [Double]
    /// Aᵀz.
    private(set) var observation: [Double]
    /// Aᵀθ*.
    private(set) var signal: [Double]
    /// A, if it is kept.
    private(set) var eigenvectors: Matrix?
    private var slope: FeatureDynamics.Slope

    /// A step that was computed and not yet taken.
    struct Attempt {
        let step: Double
        let coefficients: [Double]
        let observation: [Double]
        /// σ, in the span of this step.
        let generator: SkewSpan.Coordinates
        /// At the end, if the method has evaluated it there.
        let slope: FeatureDynamics.Slope?
        /// Of β.
        let coefficientErrors: [Double]
        /// The angle by which a rotation may be wrong.
        let rotationError: Double
        /// The angle by which the step rotates.
        let angle: Double
    }

    init(
        _ model: FeatureModel, in sequence: SequenceModel, observing observation: [Double], keepsEigenvectors: Bool,
        tableau: ButcherTableau
    ) {
        precondition(observation.count == sequence.count, "one observation for each component of the model")
        dynamics = FeatureDynamics(model: model, eigenvalues: sequence.eigenvalues)
        self.tableau = tableau
        self.observation = observation
        signal = sequence.signal.coefficients
        coefficients = [Double](repeating: 0, count: sequence.count)
        eigenvectors = keepsEigenvectors ? .identity(sequence.count) : nil
        slope = dynamics.slope(coefficients: coefficients, observation: observation)
        span = SkewSpan(length: sequence.count, capacity: model.rotationRate > 0 ? 2 * tableau.weights.count : 0)
    }

    private var rotates: Bool { dynamics.model.rotationRate > 0 }

    /// Σ (θ_j − θ*_j)².
    var error: Double { squaredDistance(slope.values, signal) }

    /// ‖z − θ‖.
    var distance: Double { PairwiseSum.sum(slope.residuals.map { $0 * $0 }).squareRoot() }

    /// - Parameter time: the name of this moment, where rounding has moved ``time`` from it.
    func state(at time: Double? = nil) -> FeatureState {
        FeatureState(
            time: time ?? self.time, coefficients: coefficients, eigenvalues: dynamics.learnedEigenvalues(at: coefficients),
            observation: observation, signal: signal, eigenvectors: eigenvectors)
    }

    /// The stepper a little later, by one step.
    func advanced(by step: Double) -> FeatureStepper {
        var copy = self
        copy.take(copy.attempt(step))
        return copy
    }

    /// - Complexity: O(N s²) for s stages.
    mutating func attempt(_ step: Double) -> Attempt {
        var speeds = [slope.coefficients]
        var generators: [SkewSpan.Coordinates] = []
        var last: (slope: FeatureDynamics.Slope, coefficients: [Double], observation: [Double], generator: [Double])?
        span.removeAll()
        append(slope, at: span.zero, to: &generators)
        for row in tableau.coefficients.dropFirst() {
            let generator = slopeSum(span.zero, step, row, generators)
            let β = slopeSum(coefficients, step, row, speeds)
            let w = rotated(observation, by: generator)
            let slope = dynamics.slope(coefficients: β, observation: w)
            append(slope, at: generator, to: &generators)
            speeds.append(slope.coefficients)
            last = (slope, β, w, generator)
        }
        let zero = [Double](repeating: 0, count: coefficients.count)
        let errors = slopeSum(zero, step, tableau.errorWeights, speeds)
        let rotationError = rotates ? span.norm(of: slopeSum(span.zero, step, tableau.errorWeights, generators)) : 0
        if tableau.endsAtLastStage, let last {
            return Attempt(
                step: step, coefficients: last.coefficients, observation: last.observation, generator: last.generator,
                slope: last.slope, coefficientErrors: errors, rotationError: rotationError, angle: angle(last.generator))
        }
        let generator = slopeSum(span.zero, step, tableau.weights, generators)
        return Attempt(
            step: step, coefficients: slopeSum(coefficients, step, tableau.weights, speeds),
            observation: rotated(observation, by: generator), generator: generator, slope: nil, coefficientErrors: errors,
            rotationError: rotationError, angle: angle(generator))
    }

    /// Goes where the attempt, the last one made, has come.
    mutating func take(_ attempt: Attempt) {
        signal = rotated(signal, by: attempt.generator)
        if rotates, let basis = eigenvectors { eigenvectors = span.exponential(of: attempt.generator, rotating: basis) }
        coefficients = attempt.coefficients
        observation = attempt.observation
        slope = attempt.slope ?? dynamics.slope(coefficients: coefficients, observation: observation)
        time += attempt.step
    }

    /// One more stage: its plane joins the span.
    private mutating func append(
        _ slope: FeatureDynamics.Slope, at generator: SkewSpan.Coordinates, to generators: inout [SkewSpan.Coordinates]
    ) {
        guard rotates else { return }
        span.append(slope.residuals, slope.values)
        generators.append(span.inverseDifferential(at: generator, scale: dynamics.model.rotationRate))
    }

    private func angle(_ generator: SkewSpan.Coordinates) -> Double { rotates ? span.norm(of: generator) : 0 }

    /// exp(−σ) x.
    private func rotated(_ vector: [Double], by generator: SkewSpan.Coordinates) -> [Double] {
        rotates ? span.exponential(of: generator, isInverse: true, on: vector) : vector
    }
}
