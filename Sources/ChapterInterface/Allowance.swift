/// Why a value may lie as far from its target as a claim allows.
///
/// A claim that allows more than a few standard errors can hardly fail, and one that gives no reason tells a reader nothing.
public struct Allowance: Codable, Sendable, Equatable {
    /// The tolerance in standard errors of the value, if it has one.
    public let standardErrors: Double?
    /// What bounds the distance, in the author's words, if that is stated.
    public let bound: String?

    package init(standardErrors: Double? = nil, bound: String? = nil) {
        // None says nothing, and could not be stored.
        self.standardErrors = standardErrors.flatMap { $0.isFinite ? $0 : nil }
        self.bound = bound
    }

    /// A tolerance without a reason.
    package static let unstated = Allowance()

    /// Whether a reason is given.
    public var isStated: Bool { standardErrors != nil || bound != nil }

    /// Whether it allows no more than three standard errors.
    public var isTight: Bool { (standardErrors ?? 0) <= Self.most }

    /// Of standard errors: a normal variate lies beyond once in 370 times.
    public static let most = 3.0
}
