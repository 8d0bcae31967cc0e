import Foundation

/// The form of the files of the record.
enum LedgerText {
    /// One value a line in a stable order, so that a difference reads well; not indented, which would be a third of the bytes.
    static func lines(of value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // No line end stands inside a string of JSON, and no space that was written by the encoder is lost with a meaning.
        let lines = try encoder.encode(value).split(separator: UInt8(ascii: "\n"))
        return Data(lines.flatMap { $0.drop { $0 == UInt8(ascii: " ") } + [UInt8(ascii: "\n")] })
    }
}
