internal import Foundation

/// Numbers with the prefixes of the International System.
enum SIText {
    private static let prefixes: [Int: String] = [
        -15: "f", -12: "p", -9: "n", -6: "µ", -3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T", 15: "P",
    ]

    /// `nil` beyond the prefixes that are in common use.
    static func label(_ value: Double) -> TickLabel? {
        guard value != 0 else { return .plain("0") }
        guard value.isFinite else { return nil }
        // A relative nudge: 1000 must not become 1000 of the unit below.
        let power = Int((log10(value.magnitude * (1 + 1e-12)) / 3).rounded(.down)) * 3
        guard let prefix = prefixes[power] else { return nil }
        let mantissa = value / pow(10, Double(power))
        let decimals = (0...3).first { abs(mantissa - rounded(mantissa, $0)) < 1e-9 * mantissa.magnitude } ?? 3
        return .plain(NumberText.fixed(mantissa, decimals: decimals) + (prefix.isEmpty ? "" : "\u{2009}" + prefix))
    }

    private static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let unit = pow(10, Double(decimals))
        return (value * unit).rounded() / unit
    }
}
