import Foundation

/// A SHA-256 digest; as text, 64 lower-case hexadecimal digits.
package struct Digest: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Nothing's digest: all zeros.
    package init() {}

    init(filling fill: (UnsafeMutableRawBufferPointer) -> Void) { withUnsafeMutableBytes(of: &words, fill) }

    /// A digest read back from a file; nil unless it is 64 hexadecimal digits.
    package init?(parsing text: String) {
        var text = text
        guard let digest = text.withUTF8({ Digest(parsing: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = digest
    }

    package init?(parsing digits: UnsafeRawBufferPointer) {
        guard digits.count == Self.length, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            return nil
        }
        self.init { bytes in
            for index in bytes.indices { bytes[index] = Self.value(digits[2 * index]) << 4 | Self.value(digits[2 * index + 1]) }
        }
    }

    /// How many digits a digest has as text.
    package static let length = 64

    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: words, body)
    }

    /// The 32 bytes.
    package var bytes: Data { withUnsafeBytes { Data($0) } }

    /// The first eight bytes.
    package var prefix: UInt64 { words.0 }

    /// The first twelve digits: enough to tell keys apart on a page.
    package var short: String { String(description.prefix(12)) }

    package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    private static func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x61 + 10 }
}

extension Digest: CustomStringConvertible {
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: Self.length) { text in
                for (index, byte) in bytes.enumerated() {
                    text[2 * index] = digits[Int(byte >> 4)]
                    text[2 * index + 1] = digits[Int(byte & 15)]
                }
                return Self.length
            }
        }
    }
}

extension Digest: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let digest = Digest(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest: \(text)")
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
