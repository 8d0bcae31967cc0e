internal import Foundation

/// One way of writing for all the ticks of a linear axis.
struct LinearFormat {
    private let decimals: Int
    /// The power of ten that every label shows, when plain numbers would be long.
    private let exponent: Int?

    /// - Parameters:
    ///   - largest: the largest magnitude on the axis.
    ///   - power: of the step, 10^power times 1, 2 or 5.
    init(largest: Double, power: Int) {
        let magnitude = largest > 0 ? Int(log10(largest).rounded(.down)) : 0
        if magnitude >= 6 || magnitude <= -4 || power < -6 && magnitude != 0 {
            exponent = magnitude
            decimals = max(0, magnitude - power)
        } else {
            exponent = nil
            decimals = max(0, -power)
        }
    }

    func label(_ value: Double) -> TickLabel {
        guard let exponent, value != 0 else { return .plain(NumberText.fixed(value, decimals: exponent == nil ? decimals : 0)) }
        let mantissa = NumberText.fixed(value / pow(10, Double(exponent)), decimals: decimals)
        return .power(mantissa: mantissa, exponent: exponent)
    }
}
