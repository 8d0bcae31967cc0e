import Numerics
import Synchronization
import Testing

@Suite("Parallel map")
struct ParallelMapTests {
    @Test("equals the serial map bit for bit, in order", arguments: [1, 2, 3, 8, 100], [0, 1, 2, 97])
    func equalsSerial(cores: Int, count: Int) {
        let work: @Sendable (Int) -> Double = { RandomStream(seed: 3).stream($0).normals(count: 100).reduce(0, +) }
        #expect((0..<count).parallelMap(cores: cores, work) == (0..<count).map(work))
    }

    @Test("any collection, any value")
    func collections() {
        let words = ["a", "bb", "ccc", "dddd"]
        #expect(words.dropFirst().parallelMap { "\($0)\($0.count)" } == ["bb2", "ccc3", "dddd4"])
    }

    @Test("a range in pieces of a fixed length, the last one shorter")
    func pieces() {
        #expect((3..<10).split(every: 3) == [3..<6, 6..<9, 9..<10])
        #expect((0..<4).split(every: 2) == [0..<2, 2..<4] && (0..<0).split(every: 5).isEmpty)
    }

    @Test("nested maps")
    func nested() {
        let rows = (0..<20).parallelMap { row in (0..<30).parallelMap { row * $0 }.reduce(0, +) }
        #expect(rows == (0..<20).map { $0 * 435 })
    }

    struct Odd: Error, Equatable { let value: Int }

    @Test("throws the first error in order, whatever the schedule", arguments: [1, 2, 8])
    func throwing(cores: Int) {
        for _ in 0..<50 {
            #expect(throws: Odd(value: 37)) {
                try (0..<1000).parallelMap(cores: cores) { value throws(Odd) -> Int in
                    if value == 37 || value == 38 || value > 90 { throw Odd(value: value) }
                    return value
                }
            }
        }
    }

    @Test("progress increases by one element at a time to 1", arguments: [1, 4])
    func progress(cores: Int) {
        let seen = Mutex<[Double]>([])
        _ = (0..<40).parallelMap(cores: cores, progress: { fraction in seen.withLock { $0.append(fraction) } }) { $0 }
        #expect(seen.withLock { $0 } == (1...40).map { Double($0) / 40 })
    }
}
