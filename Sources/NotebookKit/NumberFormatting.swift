import ChapterInterface
import Foundation

extension Double {
    /// The number with `digits` significant digits, as it is set in text: a true minus sign, and `1.2 × 10⁻⁷` where decimals
    /// would need more than four leading zeros or more than six digits before the point.
    ///
    /// - Parameter digits: significant digits, 1 to 17.
    public func formatted(digits: Int) -> String {
        guard isFinite else { return isNaN ? "not a number" : self < 0 ? "−∞" : "∞" }
        if self == 0 { return "0" }
        let digits = min(max(digits, 1), 17)
        let scientific = String(format: "%.\(digits - 1)e", self)
        let parts = scientific.split(separator: "e")
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        if exponent < -4 || exponent > 6 {
            return "\(parts[0]) × 10\(superscript(exponent))".replacingOccurrences(of: "-", with: "−")
        }
        return String(format: "%.\(max(digits - 1 - exponent, 0))f", self).replacingOccurrences(of: "-", with: "−")
    }

    /// The number with `decimals` digits after the point and a true minus sign; a value that rounds to zero has none.
    public func formatted(decimals: Int) -> String {
        guard isFinite else { return formatted(digits: 1) }
        let text = String(format: "%.\(min(max(decimals, 0), 17))f", self)
        let isZero = text.allSatisfy { "-0.".contains($0) }
        return isZero ? text.replacingOccurrences(of: "-", with: "") : text.replacingOccurrences(of: "-", with: "−")
    }

    /// The number as a percentage with `decimals` digits after the point: `12.5 %`.
    public func percentage(decimals: Int = 0) -> String {
        (self * 100).formatted(decimals: decimals) + " %"
    }
}

extension Int {
    /// The number with its thousands set apart by thin spaces from 10 000 on: `2000`, `12 000`.
    public var grouped: String { (self < 0 ? "−" : "") + WrittenText.grouped(String(magnitude), by: "\u{202F}") }
}

private func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return (number < 0 ? "⁻" : "") + String(String(abs(number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
}
