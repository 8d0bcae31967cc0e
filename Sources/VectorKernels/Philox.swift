/// Eight counters, or eight blocks of four words of 32 bits, each in the low half of a lane, where a product of two words fits whole.
struct PhiloxBlocks {
    var w0: Words
    var w1: Words
    var w2: Words
    var w3: Words
}

typealias Words = SIMD8<UInt64>

private let lowWord = Words(repeating: 0xFFFF_FFFF)
private let thirtyTwo = Words(repeating: 32)

/// Encrypts eight counters under one key.
///
/// - Source: Philox 4×32-10: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
@inline(__always)
func encrypt(_ counters: PhiloxBlocks, key: (UInt32, UInt32)) -> PhiloxBlocks {
    var blocks = counters
    var (k0, k1) = key
    for _ in 0..<10 {
        let product0 = (blocks.w0 & lowWord) &* Words(repeating: 0xD251_1F53)
        let product1 = (blocks.w2 & lowWord) &* Words(repeating: 0xCD9E_8D57)
        blocks = PhiloxBlocks(
            w0: (product1 &>> thirtyTwo) ^ blocks.w1 ^ Words(repeating: UInt64(k0)),
            w1: product1 & lowWord,
            w2: (product0 &>> thirtyTwo) ^ blocks.w3 ^ Words(repeating: UInt64(k1)),
            w3: product0 & lowWord)
        k0 &+= 0x9E37_79B9
        k1 &+= 0xBB67_AE85
    }
    return blocks
}

/// One block: the four words of `counter` encrypted under `key`.
package func philoxBlock(counter: SIMD4<UInt32>, key: (UInt32, UInt32)) -> SIMD4<UInt32> {
    let lanes = (0..<4).map { Words(repeating: UInt64(counter[$0])) }
    let blocks = encrypt(PhiloxBlocks(w0: lanes[0], w1: lanes[1], w2: lanes[2], w3: lanes[3]), key: key)
    return SIMD4(truncatingIfNeeded: SIMD4(blocks.w0[0], blocks.w1[0], blocks.w2[0], blocks.w3[0]))
}

/// The two words of 64 bits of each of eight consecutive blocks.
package func randomWords(key: UInt64, lane: UInt64, block: UInt64) -> (first: SIMD8<UInt64>, second: SIMD8<UInt64>) {
    words(key, lane, block)
}

@inline(__always)
private func words(_ key: UInt64, _ lane: UInt64, _ block: UInt64) -> (first: Words, second: Words) {
    let index = Words(repeating: block) &+ Words(0, 1, 2, 3, 4, 5, 6, 7)
    let blocks = encrypt(
        PhiloxBlocks(
            w0: index & lowWord, w1: index &>> thirtyTwo,
            w2: Words(repeating: lane & 0xFFFF_FFFF), w3: Words(repeating: lane &>> 32)),
        key: (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key &>> 32)))
    return (blocks.w0 | blocks.w1 &<< thirtyTwo, blocks.w2 | blocks.w3 &<< thirtyTwo)
}

/// Uniform variates in groups of sixteen: the two of block 8·group first, and so on.
package func uniformVariates(key: UInt64, lane: UInt64, group: UInt64, count: Int, target: UnsafeMutablePointer<Double>) {
    for index in 0..<count {
        let words = words(key, lane, 8 &* (group &+ UInt64(index)))
        var variates = SIMD16<Double>()
        variates.evenHalf = uniform(words.first)
        variates.oddHalf = uniform(words.second)
        UnsafeMutableRawPointer(target + 16 * index).storeBytes(of: variates, as: SIMD16<Double>.self)
    }
}

/// The upper 52 bits become the fraction of a number in [1, 2); 1 − 2⁻⁵³ is then taken off, without rounding.
@inline(__always)
private func uniform(_ words: Words) -> Vector {
    let fraction = words &>> Words(repeating: 12) | Words(repeating: 0x3FF0_0000_0000_0000)
    return unsafeBitCast(fraction, to: Vector.self) - Vector(repeating: 1 - 0x1p-53)
}
