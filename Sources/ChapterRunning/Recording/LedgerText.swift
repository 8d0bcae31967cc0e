import Foundation

/// The form of the files of the record.
enum LedgerText {
    /// One value a line in a stable order, so that a difference reads well; not indented, which would be a third of the bytes.
    static func lines(of value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // No line end stands inside a string of JSON, and no space that was written by the encoder is lost with a meaning.
        var lines: [UInt8] = []
        var isAtStart = true
        for byte in try [UInt8](encoder.encode(value)) {
            let isLineEnd = byte == UInt8(ascii: "\n")
            if isAtStart && (isLineEnd || byte == UInt8(ascii: " ")) { continue }
            lines.append(byte)
            isAtStart = isLineEnd
        }
        return Data(lines + (isAtStart ? [] : [UInt8(ascii: "\n")]))
    }
}
