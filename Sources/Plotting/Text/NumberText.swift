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

    /// The shortest text that reads back as the same number: for CSV and messages.
    static func plain(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// With four significant digits and a true minus sign: what a reader's pointer finds.
    static func short(_ value: Double) -> String {
        let text = plain(rounded(value, digits: 4))
        return text.hasPrefix("-") ? minus + text.dropFirst() : text
    }

    /// The number of so many significant digits that is nearest.
    static func rounded(_ value: Double, digits: Int) -> Double {
        guard value.isFinite, value != 0 else { return value }
        let places = digits - 1 - Int(log10(value.magnitude).rounded(.down))
        // Powers of ten up to 10²² are exact, and the quotient of two exact numbers is the double nearest to the decimal.
        guard places.magnitude <= 22 else { return value }
        let power = pow(10, Double(places.magnitude))
        return places >= 0 ? (value * power).rounded() / power : (value / power).rounded() * power
    }
}
