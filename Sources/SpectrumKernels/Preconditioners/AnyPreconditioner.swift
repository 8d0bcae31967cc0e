import Numerics

/// Some preconditioner, where one type has to stand for all.
public struct AnyPreconditioner: Preconditioner {
    public let base: any Preconditioner

    public init(_ base: any Preconditioner) { self.base = base }

    public var label: String { base.label }
    public var size: Int { base.size }

    public func apply(to residuals: Matrix) -> Matrix { base.apply(to: residuals) }
}
