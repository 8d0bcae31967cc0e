internal import Foundation

/// How values become positions, up to stretch and shift.
package enum ScaleKind: Equatable, Sendable {
    case linear
    case log
    /// Linear within the threshold of 0, logarithmic beyond.
    case symlog(Double)
    case squareRoot
    /// Seconds since 1970 began in Greenwich.
    case time
    /// Linear, without what lies inside.
    case broken(ClosedRange<Double>)
    case categories([String])

    /// The value where the scale is linear in position; NaN for values that the scale can't show.
    func transform(_ value: Double) -> Double {
        guard value.isFinite else { return .nan }
        switch self {
        case .linear, .time, .categories: return value
        case .log: return value > 0 ? log10(value) : .nan
        case .symlog(let threshold):
            let ratio = value.magnitude / threshold
            // Of two numbers far apart the quotient may be too large for a number.
            let size = ratio.isFinite ? log10(1 + ratio) : log10(value.magnitude) - log10(threshold)
            return value < 0 ? -size : size
        case .squareRoot: return (value < 0 ? -1 : 1) * value.magnitude.squareRoot()
        case .broken(let gap):
            if value <= gap.lowerBound { return value }
            return value >= gap.upperBound ? value - (gap.upperBound - gap.lowerBound) : .nan
        }
    }

    func inverse(_ transformed: Double) -> Double {
        switch self {
        case .linear, .time, .categories: transformed
        case .log: pow(10, transformed)
        case .symlog(let threshold):
            (transformed < 0 ? -1 : 1)
                * (transformed.magnitude < 17
                    ? threshold * (pow(10, transformed.magnitude) - 1) : pow(10, transformed.magnitude + log10(threshold)))
        case .squareRoot: transformed * transformed.magnitude
        case .broken(let gap):
            transformed <= gap.lowerBound ? transformed : transformed + (gap.upperBound - gap.lowerBound)
        }
    }
}
