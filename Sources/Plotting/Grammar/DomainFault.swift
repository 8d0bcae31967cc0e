/// What is wrong with the domain of an axis.
public enum DomainFault: Equatable, Sendable {
    case empty
    case infinite
    /// The difference of its ends is no number any more.
    case tooWide
    /// On a logarithmic scale.
    case notPositive
    /// An end lies where a broken axis leaves values out.
    case endsInGap
    case noCategories
}

extension DomainFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "is empty: both of its ends are at one place"
        case .infinite: "is infinite"
        case .tooWide: "is wider than numbers reach"
        case .notPositive: "holds values ≤ 0, which a logarithmic scale can't show"
        case .endsInGap: "ends where the axis breaks"
        case .noCategories: "has no categories"
        }
    }
}
