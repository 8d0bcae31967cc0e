import ChapterInterface
import Foundation

/// Numbers as the report writes them, in text, tables and claims alike: a true minus sign, thousands set apart by narrow spaces from
/// 10 000 on, and `1.2 × 10⁻⁷` for what is very small or very large.
extension Double {
    /// The number, rounded to `digits` significant digits; `1.2 × 10⁻⁷` where decimals would need more than four leading zeros or more
    /// than seven digits before the point.
    ///
    ///     745_556.0.formatted(digits: 2)  // 750 000
    ///
    /// - Parameter digits: significant digits, 1 to 17.
    public func formatted(digits: Int) -> String {
        guard isFinite else { return isNaN ? "not a number" : self < 0 ? "−∞" : "∞" }
        if self == 0 { return "0" }
        let digits = min(max(digits, 1), 17)
        let parts = String(format: "%.\(digits - 1)e", self).split(separator: "e")
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        guard (-4...6).contains(exponent) else {
            return WrittenText.number("\(parts[0])") + " × 10" + WrittenText.superscript(exponent)
        }
        let decimals = digits - 1 - exponent
        return WrittenText.number(decimals >= 0 ? String(format: "%.\(decimals)f", self) : whole(of: parts[0], exponent))
    }

    /// The digits of `-7.5` with the exponent 5, all of it before the point: `-750000`.
    private func whole(of mantissa: Substring, _ exponent: Int) -> String {
        let digits = mantissa.filter(\.isNumber)
        return (self < 0 ? "-" : "") + digits + String(repeating: "0", count: max(exponent + 1 - digits.count, 0))
    }

    /// The number with `decimals` digits after the point; a value that rounds to zero has no sign.
    public func formatted(decimals: Int) -> String {
        guard isFinite else { return formatted(digits: 1) }
        let text = String(format: "%.\(min(max(decimals, 0), 17))f", self)
        let isZero = text.allSatisfy { "-0.".contains($0) }
        return WrittenText.number(isZero ? text.filter { $0 != "-" } : text)
    }

    /// An estimate with its standard error, `−0.374 ± 0.004`, to the last digit that the error leaves certain: the error has one
    /// significant digit, two if the first is a one.
    public func formatted(plusMinus standardError: Double) -> String {
        guard isFinite, standardError.isFinite, standardError > 0 else {
            return "\(formatted(digits: 4)) ± \(standardError.formatted(digits: 2))"
        }
        let decimals = NumberPrecision.decimals(resolving: standardError)
        guard decimals <= 8, abs(self) < 1e7, standardError < 1e7 else { return scientific(plusMinus: standardError) }
        return "\(formatted(decimals: decimals)) ± \(standardError.formatted(decimals: decimals))"
    }

    /// Both with the power of ten of the larger: `(1.23 ± 0.04) × 10⁻⁹`.
    private func scientific(plusMinus standardError: Double) -> String {
        let exponent = Int(log10(max(abs(self), standardError)).rounded(.down))
        let scale = pow(10, Double(exponent))
        let (value, error) = (self / scale, standardError / scale)
        let decimals = NumberPrecision.decimals(resolving: error)
        let both = "\(value.formatted(decimals: decimals)) ± \(error.formatted(decimals: decimals))"
        return "(\(both)) × 10\(WrittenText.superscript(exponent))"
    }

    /// The number as a percentage with `decimals` digits after the point: `12.5 %`.
    public func percentage(decimals: Int = 0) -> String {
        (self * 100).formatted(decimals: decimals) + " %"
    }
}

extension Int {
    /// The number with its thousands set apart by narrow spaces from 10 000 on: `2000`, `12 000`.
    public var grouped: String { WrittenText.number("\(self)") }
}
