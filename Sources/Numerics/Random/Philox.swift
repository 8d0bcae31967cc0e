import VectorKernels

/// The Philox 4×32 counter-based generator with ten rounds.
///
/// - Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
package enum Philox {
    /// One block: the four words of `counter` encrypted under `key`.
    package static func block(counter: [UInt32], key: (UInt32, UInt32)) -> [UInt32] {
        let words = philoxBlock(counter: SIMD4(counter), key: key)
        return (0..<4).map { words[$0] }
    }
}
