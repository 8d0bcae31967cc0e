/// What stands at a tick.
package enum TickLabel: Equatable, Sendable {
    case plain(String)
    /// mantissa × 10^exponent; without a mantissa, the power alone.
    case power(mantissa: String?, exponent: Int, isNegative: Bool = false)
    /// The second below the first; empty where there is nothing to add.
    case twoLines(String, String)
}
