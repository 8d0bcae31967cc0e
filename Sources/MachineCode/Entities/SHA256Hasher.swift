internal import CNettle

/// Incremental SHA-256.
struct SHA256Hasher {
    private var state = sha256_ctx()

    init() { nettle_sha256_init(&state) }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
    }

    mutating func update<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { update($0) }
    }

    mutating func update(_ name: SymbolName) {
        update(UInt32(truncatingIfNeeded: name.bytes.count))
        update(name.bytes)
    }

    mutating func update(_ string: String) {
        var copy = string
        update(UInt32(truncatingIfNeeded: copy.utf8.count))
        copy.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    mutating func update(_ digest: Digest) {
        withUnsafeBytes(of: digest) { update($0) }
    }

    /// The digest of everything so far; the hasher starts again.
    mutating func finish() -> Digest {
        var digest = Digest()
        withUnsafeMutableBytes(of: &digest) { bytes in
            guard let start = bytes.baseAddress else { return }
            nettle_sha256_digest(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
        }
        return digest
    }
}
