import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Random streams")
struct RandomTests {
    struct KnownAnswer: Sendable {
        let counter: [UInt32]
        let key: (UInt32, UInt32)
        let answer: [UInt32]
    }

    /// Random123's kat_vectors, the lines of "philox4x32 10".
    static let knownAnswers: [NamedCase<KnownAnswer>] = [
        NamedCase(
            "zeros",
            KnownAnswer(
                counter: [0, 0, 0, 0], key: (0, 0), answer: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])),
        NamedCase(
            "ones",
            KnownAnswer(
                counter: [.max, .max, .max, .max], key: (.max, .max),
                answer: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])),
        NamedCase(
            "digits of π",
            KnownAnswer(
                counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], key: (0xa409_3822, 0x299f_31d0),
                answer: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])),
    ]

    @Test("Philox 4×32-10 gives the published vectors", arguments: knownAnswers)
    func philox(_ known: NamedCase<KnownAnswer>) {
        #expect(Philox.block(counter: known.value.counter, key: known.value.key) == known.value.answer)
    }

    @Test("the first words of a root stream are Philox of the seed and a counter of zero")
    func words() {
        var generator = RandomStream(seed: 0).generator()
        #expect(generator.next() == 0xe169_c58d_6627_e8d5)
        #expect(generator.next() == 0x9b00_dbd8_bc57_ac4c)
    }

    @Test("uniform variates are the upper 52 bits of the words")
    func uniformsOfWords() {
        let stream = RandomStream(seed: 99).stream(-3)
        var generator = stream.generator()
        let expected = (0..<100).map { _ in (Double(generator.next() >> 12) + 0.5) * 0x1p-52 }
        #expect(stream.uniforms(count: 100) == expected)
    }

    @Test("an element is the same from wherever it is read", arguments: [0, 1, 7, 15, 16, 17, 511, 512, 1000])
    func randomAccess(start: Int) {
        let stream = RandomStream(seed: 5).stream(8)
        let all = stream.normals(count: 2600)
        let uniforms = stream.uniforms(count: 2600)
        for count in [0, 1, 3, 16, 100, 1031] {
            #expect(stream.normals(count: count, from: start) == Array(all[start..<start + count]))
            #expect(stream.uniforms(count: count, from: start) == Array(uniforms[start..<start + count]))
        }
        #expect(stream.normal(at: start) == all[start])
        #expect(stream.uniform(at: start) == uniforms[start])
        #expect(all[start] == NormalDistribution.quantile(uniforms[start]))
    }

    @Test("streams differ, and derivation is reproducible")
    func derivation() throws {
        let root = RandomStream(seed: 1)
        var seen: Set<Double> = []
        var streams = [root, RandomStream(seed: 2)]
        for index in -50..<50 { streams += [root.stream(index), root.stream(index).stream(0), root.stream(0).stream(index)] }
        for stream in Set(streams) { seen.insert(stream.uniform(at: 0)) }
        // 100 children, 100 first grandchildren, 100 grandchildren of child 0, of which 0.0 is counted twice.
        #expect(Set(streams).count == 2 + 299)
        #expect(seen.count == 301)
        let copy = try JSONDecoder().decode(RandomStream.self, from: JSONEncoder().encode(root.stream(7)))
        #expect(copy.normals(count: 5) == RandomStream(seed: 1).stream(7).normals(count: 5))
    }

    @Test("normal variates have the moments and the tails of the normal law")
    func moments() {
        let count = 1_000_000
        let values = RandomStream(seed: 42).normals(count: count)
        let deviation = 1 / Double(count).squareRoot()
        let moment = { (power: Int) in values.reduce(0) { $0 + pow($1, Double(power)) } / Double(count) }
        #expect(abs(moment(1)) < 4 * deviation)
        #expect(abs(moment(2) - 1) < 4 * deviation * 2.0.squareRoot())
        #expect(abs(moment(3)) < 4 * deviation * 15.0.squareRoot())
        #expect(abs(moment(4) - 3) < 4 * deviation * 96.0.squareRoot())
        for threshold in [-3.0, -1.5, -1, 0, 0.5, 2, 3.5] {
            let expected = 0.5 * erfc(-threshold * 0.5.squareRoot())
            let found = Double(values.count { $0 <= threshold }) / Double(count)
            #expect(abs(found - expected) < 4 * deviation * (expected * (1 - expected)).squareRoot())
        }
    }

    @Test("neighbours, siblings and parents are uncorrelated")
    func correlations() {
        let count = 200_000
        let root = RandomStream(seed: 7)
        let first = root.stream(1).normals(count: count + 1)
        let pairs = [
            root.stream(2).normals(count: count), root.normals(count: count), root.stream(1).stream(1).normals(count: count),
            Array(first[1...]), RandomStream(seed: 8).stream(1).normals(count: count),
        ]
        for other in pairs {
            let correlation = zip(first, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
            #expect(abs(correlation) < 4.5 / Double(count).squareRoot())
        }
    }

    /// Φ⁻¹ to 20 digits, of the double nearest to p.
    static let quantiles: [(Double, Double)] = [
        (1e-15, -7.9413453261709967713), (1e-10, -6.3613409024040561991), (0.001, -3.0902323061678135354),
        (0.0749999, -1.4395321773759005864), (0.075, -1.4395314709384559349), (0.3, -0.52440051270804081597),
        (0.5000001, 2.5066282733116483012e-7), (0.9, 1.2815515655446005935), (0.925, 1.4395314709384562291),
        (0.999999, 4.7534243088170877657),
    ]

    @Test("the normal quantile is exact to a few units in the last place", arguments: quantiles)
    func quantile(probability: Double, expected: Double) {
        #expect(relativeError(NormalDistribution.quantile(probability), expected) < 6e-16)
    }

    @Test("the normal quantile at the ends")
    func quantileEnds() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(0.5) == 0)
        #expect(NormalDistribution.quantile(-0.1).isNaN)
        #expect(NormalDistribution.quantile(1.1).isNaN)
    }
}
