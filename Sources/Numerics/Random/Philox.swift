/// The Philox 4×32 counter-based generator with ten rounds, on eight counters at once.
///
/// A word of 32 bits lives in the low half of a 64-bit lane, where a product of two words fits whole.
/// - Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
package enum Philox {
    package typealias Lanes = SIMD8<UInt64>

    /// Eight blocks of four words each: `first.x`, … hold one lane a block.
    package struct Blocks {
        package var w0: Lanes
        package var w1: Lanes
        package var w2: Lanes
        package var w3: Lanes
    }

    private static let lowWord = Lanes(repeating: 0xFFFF_FFFF)
    private static let thirtyTwo = Lanes(repeating: 32)

    /// Encrypts eight counters under one key.
    @inline(__always)
    static func encrypt(_ counters: Blocks, key: (UInt32, UInt32)) -> Blocks {
        var blocks = counters
        var (k0, k1) = key
        for _ in 0..<10 {
            let product0 = (blocks.w0 & lowWord) &* Lanes(repeating: 0xD251_1F53)
            let product1 = (blocks.w2 & lowWord) &* Lanes(repeating: 0xCD9E_8D57)
            blocks = Blocks(
                w0: (product1 &>> thirtyTwo) ^ blocks.w1 ^ Lanes(repeating: UInt64(k0)),
                w1: product1 & lowWord,
                w2: (product0 &>> thirtyTwo) ^ blocks.w3 ^ Lanes(repeating: UInt64(k1)),
                w3: product0 & lowWord)
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return blocks
    }

    /// One block: the four words of `counter` encrypted under `key`.
    package static func block(counter: [UInt32], key: (UInt32, UInt32)) -> [UInt32] {
        let lanes = counter.map { Lanes(repeating: UInt64($0)) }
        let blocks = encrypt(Blocks(w0: lanes[0], w1: lanes[1], w2: lanes[2], w3: lanes[3]), key: key)
        return [blocks.w0[0], blocks.w1[0], blocks.w2[0], blocks.w3[0]].map { UInt32(truncatingIfNeeded: $0) }
    }
}
