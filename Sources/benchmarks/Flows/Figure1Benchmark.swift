import Numerics
import SequenceModels

/// The paper's Figure 1 at N = 10⁵: 2 spectra × 12 sample sizes × 64 repetitions of the over-parameterized flow, oracle-stopped.
struct Figure1Benchmark {
    static let cells = 2 * 12 * 64
    private let watch: Stopwatch
    private let slopes: [Double]

    static func measure() throws -> Figure1Benchmark {
        let (slopes, watch) = try Stopwatch.measure {
            try [1.5, 3].map { exponent in
                let study = ErrorRateStudy(
                    signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: 100_000),
                    spectrum: PowerLawSpectrum(exponent: exponent),
                    sampleSizes: [Double].logarithmic(from: 2000, through: 10_000, count: 12).map { Int($0.rounded()) },
                    repetitions: 64, flows: [OverparameterizedFlow()])
                return try study.run(RandomStream(seed: 1)).flows[0].errorFit.slope
            }
        }
        return Figure1Benchmark(watch: watch, slopes: slopes)
    }

    func report(_ numpy: NumPyFlows) {
        let theirs = numpy.secondsPerFigureCell * Double(Self.cells)
        print(
            "Figure 1, N = 100000: \(watch.seconds.brief) s (\(watch.processorSeconds.brief) s of processors), exponents \(slopes)"
        )
        print("  plain NumPy, one process, 60 times: \(theirs.brief) s: \((theirs / watch.seconds).brief) times as long")
        let descent = numpy.secondsPerDescentCell * Double(Self.cells)
        print("  gradient descent in NumPy as in the paper: \(descent.brief) s: \((descent / watch.seconds).brief) times as long")
    }
}
