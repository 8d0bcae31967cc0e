import Numerics

/// S = I: plain gradient descent.
public struct IdentityPreconditioner: Preconditioner, Hashable {
    public let size: Int

    public init(size: Int) {
        precondition(size >= 0, "an order is not negative")
        self.size = size
    }

    public var label: String { "gradient descent" }

    public func apply(to residuals: Matrix) -> Matrix {
        precondition(residuals.rows == size, "one row of the residuals a training point")
        return residuals
    }
}
