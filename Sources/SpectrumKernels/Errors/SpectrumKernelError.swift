import Numerics

/// What keeps a kernel, its eigenpairs or a descent from being computed.
public enum SpectrumKernelError: Error, Hashable, Sendable {
    /// The row is no point of the unit sphere.
    case notUnit(row: Int, norm: Double)
    /// Two rows are the same point, so that the Gram matrix is singular.
    case duplicatePoints(first: Int, second: Int)
    /// The matrix differs from its transpose by more than rounding.
    case notSymmetric(row: Int, column: Int, difference: Double)
    /// The matrix has a negative eigenvalue, beyond rounding: it is the Gram matrix of no kernel.
    case indefinite(eigenvalue: Double)
    /// More eigenpairs are asked for than there are.
    case tooManyPairs(requested: Int, available: Int)
    /// A map gave an eigenvalue, counted from 0, that is negative, infinite or not a number.
    case invalidEigenvalue(index: Int, value: Double)
    /// The eigenvalue, counted from 0, is zero to working precision: nothing that it is divided by raises it.
    case vanishingEigenvalue(index: Int, value: Double)
    /// The map needs the eigenvalue of this place, counted from 0, and there are fewer.
    case missingEigenvalue(index: Int, available: Int)
    /// With this step the residual grows without bound: steps are stable below the limit.
    case unstableStep(step: Double, limit: Double)
    /// The iteration ended with fewer converged eigenpairs than were asked for; the residual ‖Av − λv‖ is the worst of those asked for.
    case noConvergence(converged: Int, requested: Int, residual: Double)
    /// So many bytes would be needed, and so many may be.
    case memoryExceeded(bytes: Int, limit: Int)
    /// A factorization failed.
    case linearAlgebra(LinearAlgebraError)
}

/// A factorization's error as one of ours.
func wrapped<Value>(_ body: () throws(LinearAlgebraError) -> Value) throws(SpectrumKernelError) -> Value {
    do { return try body() } catch { throw .linearAlgebra(error) }
}
