internal import ChapterInterface
internal import Foundation

/// Numbers as readers of figures expect them: a true minus sign, thin spaces between thousands from 10 000 on.
enum NumberText {
    private static let minus = "\u{2212}"

    static func integer(_ value: Int) -> String { value < 0 ? minus + String(value.magnitude) : String(value) }

    /// With exactly `decimals` digits after the point.
    static func fixed(_ value: Double, decimals: Int) -> String {
        let scaled = (value.magnitude * pow(10, Double(decimals))).rounded()
        guard scaled < 1e15 else { return plain(value) }
        var digits = String(Int(scaled))
        if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
        let whole = WrittenText.grouped(String(digits.dropLast(decimals)), by: "\u{2009}")
        let text = decimals > 0 ? whole + "." + digits.suffix(decimals) : whole
        return value < 0 && scaled > 0 ? minus + text : text
    }

    /// With as few digits as show the number to four places.
    static func short(_ value: Double) -> String {
        guard value.magnitude >= 1e-4, value.magnitude < 1e9 else { return value == 0 ? "0" : plain(value) }
        let least = max(0, 3 - Int(log10(value.magnitude).rounded(.down)))
        let decimals = (0...least).first { decimals in
            let unit = pow(10, Double(decimals))
            return ((value * unit).rounded() / unit - value).magnitude <= value.magnitude * 1e-9
        }
        return fixed(value, decimals: decimals ?? least)
    }

    /// The shortest text that reads back as the same number: for CSV and messages.
    static func plain(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
