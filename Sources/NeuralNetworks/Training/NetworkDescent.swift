import Numerics
import SpectrumKernels

/// Full-batch gradient descent on the loss ½ Σ (f(x_i) − y_i)², preconditioned or not: w ← w − η Jᵀ S r, with r = f(X) − y.
///
///     var training = try NetworkDescent(step: 0.01, preconditioner: s).start(network, points: x, responses: y)
///     try training.advance(by: 1000)
///
/// As long as the tangent kernel K stands still, r ← (I − ηKS) r, whatever the width of the network.
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531), eq. (7).
public struct NetworkDescent: Sendable {
    /// η. In another scaling than the tangent one the same effect takes ``OutputScaling/stepFactor(width:)`` times as long a step.
    public let step: Double
    /// S; none is plain gradient descent.
    public let preconditioner: (any Preconditioner)?
    /// Whether a step that is unstable at the start is refused; it costs a tangent kernel and an eigendecomposition of order n.
    public let checksStability: Bool
    /// Training is given up as diverged when the loss is this many times that of the start (and of f = 0).
    public let divergence: Double
    /// Bytes that training may take.
    public let memoryLimit: Int

    public init(
        step: Double, preconditioner: (any Preconditioner)? = nil, checksStability: Bool = true, divergence: Double = 1e4,
        memoryLimit: Int = NetworkMemory.defaultLimit
    ) {
        precondition(step > 0 && divergence > 1, "a step is positive, divergence is growth")
        self.step = step
        self.preconditioner = preconditioner
        self.checksStability = checksStability
        self.divergence = divergence
        self.memoryLimit = memoryLimit
    }

    /// Training of this network, before its first step.
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - responses: y, `[n]`.
    /// - Throws: ``NetworkFailure``: shapes; memory foreseen and refused; ``NetworkFailure/stepBeyondStability(step:limit:)``.
    public func start(
        _ network: NeuralNetwork, points: Matrix, responses: [Double]
    ) throws(NetworkFailure) -> NetworkTraining {
        try network.architecture.check(points)
        let count = points.rows
        guard responses.count == count else { throw .counts(points: count, found: responses.count) }
        if let place = responses.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: place) }
        if let size = preconditioner?.size, size != count { throw .counts(points: count, found: size) }
        let propagation = try network.architecture.propagation(at: points, memoryLimit: memoryLimit)
        if checksStability {
            let kernel = try network.tangentKernel(at: points, memoryLimit: memoryLimit)
            let limit = try StabilityLimit.step(kernel: kernel, preconditioner: preconditioner)
            guard step < limit else { throw .stepBeyondStability(step: step, limit: limit) }
        }
        return NetworkTraining(self, network, points: points, responses: responses, propagation: propagation)
    }
}
