import Numerics
import SequenceModels

/// Measures what the report's time goes into: `swift run -c release benchmarks`.
@main
enum Benchmarks {
    static func main() throws {
        let stream = RandomStream(seed: 1)
        Measurement.print("normal variates, one core", unit: "variates", count: 10_000_000) {
            for index in 0..<100 { _ = stream.stream(index).normals(count: 100_000) }
        }
        for flow in [VanillaFlow(), OverparameterizedFlow()] as [any GradientFlow] { measureEvaluations(of: flow, stream) }
        for (exponent, count) in [(1.5, 10_000), (3, 40_000)] { try measureFigure1(exponent: exponent, count: count, stream) }
    }

    private static func measureEvaluations(of flow: some GradientFlow, _ stream: RandomStream) {
        let count = 10_000
        let model = SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: count), spectrum: PowerLawSpectrum(exponent: 1.5),
            sampleSize: 2000)
        let error = GeneralizationError(of: flow, in: model, observing: model.observation(from: stream))
        let times = [Double].logarithmic(from: 1, through: 1e4, count: 1000)
        Measurement.print("\(flow.label) error, one core", unit: "components", count: count * times.count) {
            _ = error.curve(over: times)
        }
    }

    private static func measureFigure1(exponent: Double, count: Int, _ stream: RandomStream) throws {
        let study = ErrorRateStudy(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: count), spectrum: PowerLawSpectrum(exponent: exponent),
            sampleSizes: [Double].logarithmic(from: 2000, through: 10_000, count: 12).map { Int($0.rounded()) },
            repetitions: 64, flows: [VanillaFlow(), OverparameterizedFlow()])
        try Measurement.print("Figure 1, γ = \(exponent), N = \(count), all cores", unit: "stopped flows", count: 12 * 64 * 2) {
            for flow in try study.run(stream).flows {
                let fit = flow.errorFit
                print("  \(flow.label): error ∼ n^\(fit.slope) ± \(fit.slopeStandardError), time ∼ n^\(flow.timeFit.slope)")
            }
        }
    }
}
