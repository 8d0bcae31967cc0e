internal import CNettle

/// Incremental SHA-256.
package struct SHA256 {
    private var state = sha256_ctx()

    package init() { nettle_sha256_init(&state) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
    }

    /// The digest of everything so far; the hasher starts again.
    package mutating func finish() -> Digest {
        Digest { bytes in
            guard let start = bytes.baseAddress else { return }
            nettle_sha256_digest(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
        }
    }
}
