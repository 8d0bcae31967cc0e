import VectorKernels

/// A stream of random numbers of which every element is a pure function of the stream and the element's index.
///
/// Nothing is consumed: a stream can be read from any index, by any number of threads, and gives the same numbers.
/// Streams are derived from streams by index, so that each cell of a study has its own, whatever order the cells run in:
///
///     let root = RandomStream(seed: 2024)
///     let noise = root.stream(sampleSize).stream(repetition).normals(count: 10_000)
///
/// - Source: Philox 4×32-10 (Salmon et al., SC 2011). A stream is a key of 64 bits and the upper half of the counter; the
///   lower half counts blocks of two numbers. Sibling streams never coincide; any two streams do with probability 2⁻¹²⁸.
public struct RandomStream: Sendable, Hashable, Codable {
    let key: UInt64
    let lane: UInt64

    /// The root of a family of streams.
    public init(seed: UInt64) {
        key = seed
        lane = 0
    }

    private init(key: UInt64, lane: UInt64) {
        self.key = key
        self.lane = lane
    }

    /// The substream of this index. It shares no numbers with this stream, nor with the substream of another index.
    public func stream(_ index: Int) -> RandomStream {
        let derivation = key ^ 0x5851_F42D_4C95_7F2D
        let words = Philox.block(
            counter: Self.words(UInt64(bitPattern: Int64(index))) + Self.words(lane),
            key: (UInt32(truncatingIfNeeded: derivation), UInt32(truncatingIfNeeded: derivation &>> 32)))
        return RandomStream(
            key: UInt64(words[0]) | UInt64(words[1]) &<< 32,
            lane: UInt64(words[2]) | UInt64(words[3]) &<< 32)
    }

    /// Random words in sequence, for what needs a `RandomNumberGenerator`, such as `shuffled(using:)`.
    public func generator() -> Generator { Generator(stream: self) }

    private static func words(_ value: UInt64) -> [UInt32] {
        [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value &>> 32)]
    }
}

extension RandomStream {
    /// Reads a stream's words one after another.
    public struct Generator: RandomNumberGenerator, Sendable {
        private let stream: RandomStream
        private var block: UInt64 = 0
        private var buffer: [UInt64] = []
        private var position = 0

        init(stream: RandomStream) { self.stream = stream }

        public mutating func next() -> UInt64 {
            if position == buffer.count { refill() }
            defer { position += 1 }
            return buffer[position]
        }

        private mutating func refill() {
            let words = randomWords(key: stream.key, lane: stream.lane, block: block)
            buffer = (0..<8).flatMap { [words.first[$0], words.second[$0]] }
            block &+= 8
            position = 0
        }
    }
}
