import Numerics
import SequenceModels

/// The paper's Tables 1 and 2, 256 repetitions at 11 sample sizes, N = 20000.
struct RateTableBenchmark {
    private let rows: [(depths: [Int], watch: Stopwatch)]

    static func measure() throws -> RateTableBenchmark {
        RateTableBenchmark(
            rows: try [[0], [1, 2]].map { depths in
                let laws = [0.6, 1, 3].flatMap { p in [1, 1.5, 2].map { MisalignedPowerLaw(p: p, q: $0) } }
                let table = OracleRateTable(
                    depths: depths, exponents: [1.1, 2, 3], laws: laws, truncation: 20_000,
                    sampleSizes: Array(stride(from: 2000, through: 4000, by: 200)), repetitions: 256)
                return (depths, try Stopwatch.measure { _ = try table.run(RandomStream(seed: 1)) }.1)
            })
    }

    func report(_ numpy: NumPyFlows) {
        for row in rows {
            let settings = 27 * row.depths.count
            let depths = row.depths.map(String.init).joined(separator: ", ")
            print(
                "\(settings) settings of Tables 1 and 2 (D = \(depths)): \(row.watch.seconds.brief) s "
                    + "(\(row.watch.processorSeconds.brief) s of processors)")
        }
        let theirs = numpy.secondsPerTableCell * 27 * 11 * 256
        if let watch = rows.first?.watch {
            print(
                "  plain NumPy for D = 0, one process, 60 times: \(theirs.brief) s: \((theirs / watch.seconds).brief) times as long"
            )
        }
    }
}
