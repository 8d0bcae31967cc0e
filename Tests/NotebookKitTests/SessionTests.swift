import Foundation
import Synchronization
import TestSupport
import Testing

@testable import NotebookKit

/// What a block sees of its surroundings.
@Suite struct SessionTests {
    /// Pinned: another seed would change every random number of every report, and no key would tell of it.
    @Test(
        arguments: [
            ("", 0xf52a_15e9_a9b5_e89b), ("a", 0x02c0_bdbf_4814_20f8), ("b", 0x3e35_b21b_fb9b_6405),
            ("rates", 0x8cbb_8a53_a565_8ab3), ("fig-rates", 0xdf97_5f3a_90cd_be88), ("größe", 0xbe90_79c1_b7e5_afe8),
        ] as [(String, UInt64)])
    func theSeedIsTheNamesAlone(_ name: String, _ seed: UInt64) {
        #expect(Session(name: name).seed == seed)
        #expect(Session(name: name, dataFolder: "/elsewhere").seed == seed)
    }

    /// About half of the bits differ between names that are near each other.
    @Test func nearNamesHaveFarSeeds() {
        let seeds = (0..<100).map { Session(name: "rates\($0)").seed }
        #expect(Set(seeds).count == 100)
        for (one, next) in zip(seeds, seeds.dropFirst()) { #expect((16...48).contains((one ^ next).nonzeroBitCount)) }
    }

    @Test(
        arguments: [
            (0, 0), (0.25, 0.25), (1, 1), (-0.5, 0), (1.5, 1), (.nan, nil), (.infinity, nil), (-.infinity, nil),
        ] as [(Double, Double?)])
    func progressIsAPartOfTheWhole(_ fraction: Double, _ reported: Double?) {
        let reports = Mutex<[Double]>([])
        Session(name: "a") { fraction in reports.withLock { $0.append(fraction) } }.progress(fraction)
        #expect(reports.withLock { $0 } == (reported.map { [$0] } ?? []))
    }

    @Test func dataAreOfItsFolder() throws {
        let tree = try FileTree()
        try tree.write("1,2", to: "a.csv")
        let session = Session(name: "a", dataFolder: tree.root)
        #expect(try session.data("a.csv") == Data("1,2".utf8))
        let failure = #expect(throws: MissingDataFile.self) { try session.data("b.csv") }
        #expect(failure.map { "\($0)" } == "no data set of this block is called `b.csv`: its `data` names `a.csv`")
    }
}
