/// The seed of a block's random numbers: it depends on the block's name alone, so that they are its own whatever runs beside it.
package enum BlockSeed {
    /// FNV-1a of the name, then the finalizer of SplitMix64, which spreads near names over all 64 bits.
    package static func seed(named name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }
}
