/// Inputs that are nearly right: one of some examples with bytes of it flipped, cut out, repeated, or taken from another.
///
/// The same seed gives the same inputs, so that what one finds is found again.
package struct Mutator: Sendable {
    private let examples: [[UInt8]]
    private var random: SplitMix64

    /// - Parameters:
    ///   - examples: at least one, each not empty.
    ///   - seed: another one for other inputs.
    package init(_ examples: [[UInt8]], seed: UInt64) {
        self.examples = examples
        random = SplitMix64(seed: seed)
    }

    package init(_ examples: [String], seed: UInt64) { self.init(examples.map { Array($0.utf8) }, seed: seed) }

    package mutating func next() -> [UInt8] {
        var bytes = example()
        // Some stay as they are: what accepts nothing proves nothing.
        for _ in 0..<Int.random(in: 0...3, using: &random) { mutate(&bytes) }
        return bytes
    }

    private mutating func example() -> [UInt8] { examples[Int.random(in: examples.indices, using: &random)] }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes = example() }
        let place = Int.random(in: bytes.indices, using: &random)
        let count = min(Int.random(in: 1...16, using: &random), bytes.count - place)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = [0, 0x7f, 0x80, 0xff, 0x22, 0x5c, 0x0a][Int.random(in: 0..<7, using: &random)]
        case 2: bytes.removeSubrange(place..<(place + count))
        case 3: bytes.insert(contentsOf: bytes[place..<(place + count)], at: place)
        case 4: bytes.removeSubrange(place...)
        default:
            let other = example()
            bytes.replaceSubrange(place..., with: other[min(place, other.count)...])
        }
    }
}
