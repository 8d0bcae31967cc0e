internal import CNettle

enum FileDigest {
    /// In lower-case hexadecimal.
    static func sha256(of bytes: [UInt8]) -> String {
        var state = sha256_ctx()
        nettle_sha256_init(&state)
        nettle_sha256_update(&state, bytes.count, bytes)
        var output = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&state, output.count, &output)
        return output.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
