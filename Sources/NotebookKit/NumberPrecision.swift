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

    /// The significant digits, two at least and six at most, with which the distance of a value from its bound is known to a tenth of it.
    ///
    /// - Parameter number: the value or the bound.
    static func digits(of number: Double, telling value: Double, from bound: Double) -> Int {
        let distance = abs(value - bound)
        guard number.isFinite, number != 0, distance.isFinite else { return 3 }
        guard distance > 0 else { return 6 }
        return min(max(leadingPower(of: number) - leadingPower(of: distance) + 2, 2), 6)
    }
}
