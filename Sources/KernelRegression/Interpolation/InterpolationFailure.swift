/// Why the end of training was not found.
public enum InterpolationFailure: Error, Hashable, Sendable {
    /// The design's rows are dependent, as they must be with fewer functions than samples: not every response can be fitted.
    case noInterpolant
    /// Newton's method stopped at this relative residual.
    case noConvergence(relativeResidual: Double)
}
