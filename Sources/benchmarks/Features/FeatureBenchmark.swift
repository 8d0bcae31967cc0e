import FeatureLearning
import Numerics
import SequenceModels

/// Sequence models with learned eigenvectors, kernel regression and networks that learn features: ours beside NumPy's, SciPy's and PyTorch's.
enum FeatureBenchmark {
    static func run() throws {
        print("features: full flow to t = 20 (γ = 2, p = 1, q = 2, n = 2000); seconds of one processor")
        let numpy = try NumPyFeatures.measure()
        for theirs in numpy.flows { try FeatureFlowRow.measure(count: theirs.count).report(theirs) }
        for theirs in numpy.descents { reportDescent(theirs) }
        try SphereRegressionRow.report()
        try TrainedNetworkRow.report()
    }

    static func model(count: Int) -> (model: SequenceModel, observation: [Double]) {
        let model = SequenceModel(
            signal: MisalignedPowerLaw(p: 1, q: 2).signal(count: count), spectrum: PowerLawSpectrum(exponent: 2), sampleSize: 2000
        )
        return (model, model.observation(from: RandomStream(seed: UInt64(count))))
    }

    private static func reportDescent(_ theirs: NumPyFeatures.Descent) {
        let (model, observation) = model(count: theirs.count)
        let descent = FeatureDescent(.full, step: 0.01)
        let watch = Stopwatch.best(of: 3) {
            _ = descent.states(in: model, observing: observation, at: [30], keepsEigenvectors: false)
        }
        let seconds = watch.processorSeconds / 3000
        print(
            "descent, N = \(theirs.count): \((1e6 * seconds).brief) µs a step; NumPy \((1e6 * theirs.secondsPerStep).brief) µs: "
                + "\((theirs.secondsPerStep / seconds).brief) times as long")
    }
}
