internal import Foundation

/// Numbers as text without a string for each: a figure's table and its script hold ten thousands.
enum WrittenNumber {
    /// 10⁰ … 10²²: a double holds each.
    private static let powers = (0...22).map { pow(10, Double($0)) }
    private static let wholePowers = (0...19).map { place in (0..<place).reduce(UInt64(1)) { value, _ in value * 10 } }

    /// What `NumberText.plain` writes of the number that `NumberText.rounded` makes.
    ///
    /// - Parameter digits: significant ones, at most 15.
    static func append(_ value: Double, digits: Int, to bytes: inout [UInt8]) {
        let size = value.magnitude
        guard size >= 1e-4, size < 1e15 else { return appendPlain(value, digits, &bytes) }
        var places = digits - 1 - Int(log10(size).rounded(.down))
        guard places >= 0, places < wholePowers.count else { return appendPlain(value, digits, &bytes) }
        var scaled = UInt64((size * powers[places]).rounded())
        while places > 0, scaled.isMultiple(of: 10) { (scaled, places) = (scaled / 10, places - 1) }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, part) = scaled.quotientAndRemainder(dividingBy: wholePowers[places])
        append(whole, &bytes)
        guard places > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        for place in (0..<places).reversed() { bytes.append(UInt8(ascii: "0") + UInt8(part / wholePowers[place] % 10)) }
    }

    private static func appendPlain(_ value: Double, _ digits: Int, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: NumberText.plain(NumberText.rounded(value, digits: digits)).utf8)
    }

    private static func append(_ value: UInt64, _ bytes: inout [UInt8]) {
        if value >= 10 { append(value / 10, &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}
