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
    /// η. With outputs scaled by m^{−exponent} the same effect takes a step m^{2·exponent − 1} times as long as in the tangent scaling.
    public let step: Double
    /// S; none is plain gradient descent.
    public let preconditioner: (any Preconditioner)?
    /// Whether a step that is unstable at the start is refused; it costs a tangent kernel of the points.
    public let checksStability: Bool
    /// Training is given up as diverged when the loss is this many times that of the start (and of f = 0).
    public let divergence: Double
    /// What training may take.
    public let memory: MemoryLimit

    public init(
        step: Double, preconditioner: (any Preconditioner)? = nil, checksStability: Bool = true, divergence: Double = 1e4,
        memory: MemoryLimit = .machine
    ) {
        precondition(step > 0 && divergence > 1, "a step is positive, divergence is growth")
        self.step = step
        self.preconditioner = preconditioner
        self.checksStability = checksStability
        self.divergence = divergence
        self.memory = memory
    }

    /// 2/λ_max(KS): linear descent with a longer step diverges.
    ///
    /// - Parameter kernel: K, `[n × n]`.
    /// - Throws: ``NetworkFailure/kernel(_:)`` if it is no symmetric matrix.
    public func stabilityLimit(of kernel: Matrix) throws(NetworkFailure) -> Double {
        do throws(SpectrumKernelError) {
            let gram = try DenseOperator(kernel)
            guard let preconditioner else {
                return DescentLimit(gram: gram, preconditioner: IdentityPreconditioner(size: gram.size)).step
            }
            return DescentLimit(gram: gram, preconditioner: preconditioner).step
        } catch {
            throw .kernel(error)
        }
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
        let propagation = try network.architecture.propagation(at: points, within: memory)
        if checksStability {
            let limit = try stabilityLimit(of: try network.tangentKernel(at: points, within: memory))
            guard step < limit else { throw .stepBeyondStability(step: step, limit: limit) }
        }
        return NetworkTraining(self, network, points: points, responses: responses, propagation: propagation)
    }
}
