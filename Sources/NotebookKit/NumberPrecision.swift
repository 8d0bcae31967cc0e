import Foundation

/// How many digits of a number mean something.
enum NumberPrecision {
    /// The digits after the point that a number known to within `error` deserves: those of the error's first significant digit, and
    /// of its second if the first is a one. None for errors of ten and more.
    ///
    /// - Parameter error: positive and finite.
    static func decimals(resolving error: Double) -> Int {
        let parts = String(format: "%.1e", error).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return 0 }
        return max(-exponent + (parts[0].hasPrefix("1") ? 1 : 0), 0)
    }

    /// The digits after the point with which a tolerance has two significant digits.
    ///
    /// - Parameter tolerance: positive and finite.
    static func decimals(ofTolerance tolerance: Double) -> Int { max(1 - leadingPower(of: tolerance), 0) }

    /// The power of ten of a number's first digit: 2 for 345.
    ///
    /// - Parameter number: not zero, and finite.
    static func leadingPower(of number: Double) -> Int { Int(log10(abs(number)).rounded(.down)) }

    /// The fewest significant digits, three at least and six at most, that show on which side of `bound` a value is.
    static func digits(telling value: Double, from bound: Double) -> Int {
        (3...6).first { value.formatted(digits: $0) != bound.formatted(digits: $0) } ?? 6
    }
}
