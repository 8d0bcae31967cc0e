internal import CNettle
import Foundation

/// A SHA-256 digest, in lower-case hexadecimal.
package struct Digest: Hashable, Codable, Sendable, CustomStringConvertible {
    package let description: String

    private init(hexadecimal: String) { description = hexadecimal }

    package init(of bytes: some ContiguousBytes) {
        var hash = Hash()
        bytes.withUnsafeBytes { hash.update($0) }
        self = hash.digest()
    }

    package init(of text: String) {
        var text = text
        self = text.withUTF8 { Digest(of: UnsafeRawBufferPointer($0)) }
    }

    /// The digest of several texts; no two different lists share their encoding.
    package init(ofAll texts: [String]) {
        self.init(of: texts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
    }

    package init(ofFile path: String) throws {
        self.init(of: try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped))
    }

    /// How many digits a digest has.
    static let length = 64

    /// A digest read back from a file; nil unless it is 64 hexadecimal digits.
    package init?(parsing text: String) {
        let digits = text.utf8
        guard digits.count == Self.length, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            return nil
        }
        self.init(hexadecimal: text)
    }

    /// The first twelve digits: enough to tell keys apart on a page.
    package var short: String { String(description.prefix(12)) }

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

    private struct Hash {
        private var state = sha256_ctx()

        init() { nettle_sha256_init(&state) }

        mutating func update(_ bytes: UnsafeRawBufferPointer) {
            guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
            nettle_sha256_update(&state, bytes.count, start)
        }

        mutating func digest() -> Digest {
            var output = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
            nettle_sha256_digest(&state, output.count, &output)
            let digits = Array("0123456789abcdef".utf8)
            var text: [UInt8] = []
            text.reserveCapacity(64)
            for byte in output {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            return Digest(hexadecimal: String(decoding: text, as: UTF8.self))
        }
    }
}
