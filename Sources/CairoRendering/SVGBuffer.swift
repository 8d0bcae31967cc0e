/// Bytes of an SVG in the making, with numbers as short as they can be written.
struct SVGBuffer: Equatable {
    private(set) var bytes: [UInt8] = []
    /// Of the number that was written last.
    private var endsInFraction = false

    static func == (one: SVGBuffer, other: SVGBuffer) -> Bool { one.bytes == other.bytes }

    static func += (buffer: inout SVGBuffer, text: String) { buffer.bytes.append(contentsOf: text.utf8) }

    static func += (buffer: inout SVGBuffer, other: SVGBuffer) { buffer.bytes.append(contentsOf: other.bytes) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// In 1/100, as a decimal without what can be left out: `-.05`, `12`, `3.4`.
    mutating func append(hundredths value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, part) = value.magnitude.quotientAndRemainder(dividingBy: 100)
        endsInFraction = part > 0
        if whole > 0 || part == 0 { append(digits: whole) }
        guard part > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
        if !part.isMultiple(of: 10) { bytes.append(UInt8(ascii: "0") + UInt8(part % 10)) }
    }

    /// A second number of a pair needs no blank before its minus sign, nor before its point where the first has one: `1.5-2`, `1.5.2`.
    mutating func append(next value: Int) {
        let startsWithPoint = (1..<100).contains(value)
        if value >= 0, !(startsWithPoint && endsInFraction) { bytes.append(UInt8(ascii: " ")) }
        append(hundredths: value)
    }

    mutating func append(_ value: Double) { append(hundredths: SVGBuffer.hundredths(value)) }

    /// Text as the content of an element.
    mutating func append(escaped text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): self += "&amp;"
            case UInt8(ascii: "<"): self += "&lt;"
            case UInt8(ascii: ">"): self += "&gt;"
            case UInt8(ascii: "\""): self += "&quot;"
            // Stands for a drawing's own name in what a page takes in; see `SteppedSVG`.
            case UInt8(ascii: "@"): self += "&#64;"
            default: bytes.append(byte)
            }
        }
    }

    /// Coordinates are rounded to 1/100 px, or to a multiple of it; what is not finite stands far outside.
    static func hundredths(_ value: Double, step: Int = 1) -> Int {
        value.isFinite ? Int((min(max(value, -1e9), 1e9) * 100 / Double(step)).rounded()) * step : -10_000_000
    }

    private mutating func append(digits value: UInt) {
        if value >= 10 { append(digits: value / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}
