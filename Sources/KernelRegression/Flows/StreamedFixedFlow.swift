internal import Foundation
import Numerics
import SequenceModels

/// Gradient flow with a fixed kernel on a sample too large for its Gram matrix: what ``FixedKernelFlow`` computes from an eigendecomposition,
/// from products alone.
///
/// With S = diag(√λ) (ΦᵀΦ/n) diag(√λ) and c = diag(√λ) Φᵀy/n the flow is θ(t) = diag(√λ) φ_t(S) c, φ_t(κ) = (1 − e^{−κt})/κ. Lanczos's method gives
/// an orthonormal basis Q of the Krylov space of S and c with QᵀSQ = T, tridiagonal; φ_t(S) c ≈ ‖c‖ Q φ_t(T) e₁. One basis serves all
/// times up to the one that it was grown for.
/// - Source: Hochbruck & Lubich 1997, *On Krylov subspace approximations to the matrix exponential operator*.
public struct StreamedFixedFlow: Sendable {
    /// How many products with S the basis took.
    public let products: Int
    /// The last time that the basis serves.
    public let horizon: Double
    private let roots: [Double]
    private let basis: Matrix
    /// Of T, with the first components of its eigenvectors and their norm ‖c‖.
    private let ritz: SymmetricEigendecomposition
    private let norm: Double

    /// - Parameters:
    ///   - loss: of a sample and a basis.
    ///   - eigenvalues: λ, `[N]`, positive.
    ///   - horizon: the last time that is asked for, finite.
    ///   - tolerance: of θ(t)/√λ, relative in the norm, at the horizon.
    ///   - maximum: the most products with Φ and Φᵀ, and so the most vectors of N numbers that are held.
    /// - Throws: ``FlowDomainError``; ``LinearAlgebraError`` if the design is not finite;
    ///   ``StreamedFlowFailure/basisTooSmall(products:)`` if that many products do not reach the tolerance.
    /// - Complexity: about √(λ₁ t) products with Φ and Φᵀ, and as many vectors of N numbers.
    public init(
        on loss: StreamedLoss, eigenvalues: [Double], horizon: Double, tolerance: Double = 1e-8, maximum: Int = 2000
    ) throws {
        precondition(eigenvalues.count == loss.count, "one eigenvalue a function")
        try FlowDomainError.check(time: horizon)
        guard horizon.isFinite else { throw FlowDomainError.time(horizon) }
        for eigenvalue in eigenvalues { try FlowDomainError.check(eigenvalue: eigenvalue) }
        roots = eigenvalues.map { $0.squareRoot() }
        self.horizon = horizon
        var krylov = KrylovBasis(
            start: zip(roots, loss.descent(at: [Double](repeating: 0, count: loss.count))).map { $0 * $1 })
        norm = krylov.norm
        let roots = roots
        let largest = min(maximum, loss.count)
        // Looked at after a quarter more vectors each time: the decompositions of T then cost no more than the last few.
        var due = min(10, largest)
        while true {
            krylov.extend { vector in
                zip(roots, loss.curvature(of: zip(roots, vector).map { $0 * $1 })).map { $0 * $1 }
            }
            guard krylov.isInvariant || krylov.count >= due else { continue }
            due = min(krylov.count + max(krylov.count / 4, 10), largest)
            let ritz = try SymmetricEigendecomposition(of: krylov.projection)
            let weights = Self.weights(ritz, horizon)
            let size = PairwiseSum.sum(count: weights.count) { weights[$0] * weights[$0] }.squareRoot()
            let tail = krylov.lastCoupling * horizon * abs(weights.last ?? 0)
            if krylov.isInvariant || krylov.count >= loss.count || tail <= tolerance * size {
                (self.ritz, basis, products) = (ritz, krylov.matrix, krylov.count)
                return
            }
            guard krylov.count < maximum else { throw StreamedFlowFailure.basisTooSmall(products: krylov.count) }
        }
    }

    /// θ at a time from 0 to the horizon, `[N]`.
    ///
    /// - Throws: ``FlowDomainError/time(_:)`` beyond the horizon.
    public func coefficients(at time: Double) throws(FlowDomainError) -> [Double] {
        guard time >= 0, time <= horizon else { throw .time(time) }
        let values = basis * Self.weights(ritz, time).map { norm * $0 }
        return zip(roots, values).map { $0 * $1 }
    }

    /// φ_t(T) e₁.
    private static func weights(_ ritz: SymmetricEigendecomposition, _ time: Double) -> [Double] {
        ritz.vectors
            * ritz.values.indices.map { index in
                let rate = max(ritz.values[index], 0)
                let learned = rate * time > 1e-12 ? -expm1(-rate * time) / rate : time
                return learned * ritz.vectors[0, index]
            }
    }
}

/// Why a flow could not be computed from products.
public enum StreamedFlowFailure: Error, Hashable, Sendable {
    /// So many products did not reach the tolerance: an earlier horizon needs fewer.
    case basisTooSmall(products: Int)
}
