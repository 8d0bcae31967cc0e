import Numerics
import SequenceModels

/// A sequence model with learned features under gradient descent, one step after another.
struct DescentWalker {
    private let descent: FeatureDescent
    private var parameters: [DescentParameters]
    /// Aᵀz.
    private var observation: [Double]
    /// Aᵀθ*.
    private var signal: [Double]
    private var eigenvectors: Matrix?
    private var span: SkewSpan
    private(set) var steps = 0

    init(_ descent: FeatureDescent, in model: SequenceModel, observing observation: [Double], keepsEigenvectors: Bool) {
        precondition(observation.count == model.count, "one observation for each component of the model")
        self.descent = descent
        self.observation = observation
        parameters = model.eigenvalues.map { DescentParameters(descent.features.parameterization, eigenvalue: $0) }
        signal = model.signal.coefficients
        eigenvectors = keepsEigenvectors ? .identity(model.count) : nil
        span = SkewSpan(length: model.count, capacity: 2)
    }

    /// Σ (θ_j − θ*_j)².
    var error: Double { squaredDistance(parameters.map(\.value), signal) }

    /// ‖z − θ‖.
    var distance: Double { squaredDistance(parameters.map(\.value), observation).squareRoot() }

    /// One step of all parameters, from the same place.
    mutating func descend() {
        let rotation = rotation()
        for index in parameters.indices { parameters[index].descend(step: descent.step, towards: observation[index]) }
        if let rotation {
            observation = span.exponential(of: rotation, isInverse: true, on: observation)
            signal = span.exponential(of: rotation, isInverse: true, on: signal)
            if let basis = eigenvectors { eigenvectors = span.exponential(of: rotation, rotating: basis) }
        }
        steps += 1
    }

    func state(at time: Double) -> FeatureState {
        FeatureState(
            time: time, coefficients: parameters.map(\.β), eigenvalues: parameters.map(\.learnedEigenvalue),
            observation: observation, signal: signal, eigenvectors: eigenvectors)
    }

    /// The generator of this step's rotation; nil if eigenvectors stay, or descent has diverged.
    private mutating func rotation() -> SkewSpan.Coordinates? {
        guard descent.features.rotationRate > 0 else { return nil }
        let values = parameters.map(\.value)
        span.removeAll()
        span.append(zip(observation, values).map(-), values)
        let speed = span.lastPlane(scale: descent.step * descent.features.rotationRate)
        let angle = span.norm(of: speed) / 2.0.squareRoot()
        guard angle.isFinite else { return nil }
        let turn = descent.retraction.angle(along: angle)
        return angle > 0 ? speed.map { $0 * (turn / angle) } : speed
    }
}
