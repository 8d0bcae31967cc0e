internal import Foundation

/// How values become positions, up to stretch and shift.
package enum ScaleKind: Equatable, Sendable {
    case linear
    case log
    /// Linear within the threshold of 0, logarithmic beyond.
    case symlog(Double)
    case categories([String])

    /// The value where the scale is linear in position; NaN for values that the scale can't show.
    func transform(_ value: Double) -> Double {
        guard value.isFinite else { return .nan }
        switch self {
        case .linear, .categories: return value
        case .log: return value > 0 ? log10(value) : .nan
        case .symlog(let threshold):
            return (value < 0 ? -1 : 1) * log10(1 + value.magnitude / threshold)
        }
    }

    func inverse(_ transformed: Double) -> Double {
        switch self {
        case .linear, .categories: transformed
        case .log: pow(10, transformed)
        case .symlog(let threshold):
            (transformed < 0 ? -1 : 1) * threshold * (pow(10, transformed.magnitude) - 1)
        }
    }
}
