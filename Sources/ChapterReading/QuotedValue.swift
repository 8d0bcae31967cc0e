/// A value that may stand between quotation marks, which it needs only when it starts or ends with a blank or a quotation mark.
enum QuotedValue: Equatable {
    case value(Range<Int>)
    case unclosed(quote: String)

    /// - Parameter range: the value's bytes, without blanks around it.
    init(_ range: Range<Int>, in bytes: [UInt8]) {
        guard let first = range.first, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[first]) else {
            self = .value(range)
            return
        }
        let inside = first + 1..<max(range.upperBound, first + 1)
        guard let closing = inside.last(where: { bytes[$0] == bytes[first] }) else {
            self = .unclosed(quote: String(UnicodeScalar(bytes[first])))
            return
        }
        // `"Rates" and "times"` starts and ends with a quotation, but is not one.
        let isOneQuotation = closing == range.upperBound - 1 && !bytes[first + 1..<closing].contains(bytes[first])
        self = .value(isOneQuotation ? first + 1..<closing : range)
    }
}
