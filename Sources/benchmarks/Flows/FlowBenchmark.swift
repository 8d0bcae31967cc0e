import Foundation
import Numerics
import SequenceModels

/// Over-parameterized flows in sequence models: ours beside NumPy's.
enum FlowBenchmark {
    static func run() throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("flows: \(InstructionSet.available.map(\.description).joined(separator: ", ")); \(cores) cores")
        let limit = MachineLimit.measure(cores: cores)
        limit.report()
        EvaluationRate.measure(cores: cores).report(limit)
        let numpy = try NumPyFlows.measure()
        try Figure1Benchmark.measure().report(numpy)
        try RateTableBenchmark.measure().report(numpy)
    }

    /// p = 1, q = 2, as in the paper's Figure 1.
    static func model(count: Int, exponent: Double = 1.5, sampleSize: Int = 2000) -> SequenceModel {
        SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: count), spectrum: PowerLawSpectrum(exponent: exponent),
            sampleSize: sampleSize)
    }
}
