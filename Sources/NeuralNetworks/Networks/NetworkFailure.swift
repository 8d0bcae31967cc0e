import SpectrumKernels

/// Why a network cannot be made, evaluated or trained.
public enum NetworkFailure: Error, Hashable, Sendable {
    /// An antisymmetric start pairs the units of the last hidden layer.
    case oddWidth(Int)
    /// Points have another dimension than the network's inputs.
    case inputDimension(expected: Int, found: Int)
    /// There is not one of these (responses, weights of samples, rows of a preconditioner) for each point.
    case counts(points: Int, found: Int)
    /// A point or a response is infinite or not a number.
    case notFinite(index: Int)
    /// The step is not below 2/λ_max(KS), with K the tangent kernel at the start and S the preconditioner: descent would diverge.
    case stepBeyondStability(step: Double, limit: Double)
    /// The loss left every bound.
    case diverged(iteration: Int, loss: Double)
    /// No hidden unit of some layer is active on any point any more: the gradient is zero, and nothing is learned from here on.
    case died(iteration: Int, deadShare: Double)
    /// A matrix is not what a tangent kernel must be.
    case kernel(SpectrumKernelError)
    /// What is asked for needs more memory than it may take.
    case memory(bytes: Int, limit: Int)
}
