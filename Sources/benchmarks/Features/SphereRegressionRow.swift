import FeatureLearning
import Numerics
import SpectrumKernels

/// Kernel ridge regression on a thousand points of the sphere of R¹⁰⁰, with its exact error degree by degree: ours beside SciPy's.
enum SphereRegressionRow {
    private struct SciPy: Decodable {
        let seconds: Double
    }

    static func report() throws {
        let (count, dimension) = (1000, 100)
        let theirs: SciPy = try PythonBaseline.run(PackageResources.sphere_py, packages: "python3-scipy", threads: 1)
        let kernel = ReLULayerKernel()
        let spectrum = ZonalSpectrum(of: kernel, dimension: dimension, through: 4)
        let target = ZonalTarget.singleIndex(dimension: dimension, heights: [0, 1, 1, 1])
        let points = SpherePoints.uniform(count: count, dimension: dimension, from: RandomStream(seed: 1))
        let responses = target.values(at: points)
        let runs = try (0..<3).map { _ in
            try Stopwatch.measure {
                try ZonalRegression(kernel: kernel, spectrum: spectrum, ridge: 0.01, points: points, responses: responses)
                    .errors(for: target)
            }
        }
        let seconds = runs.map(\.1.processorSeconds).min() ?? .nan
        print(
            "kernel ridge regression, d = \(dimension), n = \(count), with the error of each degree: \(seconds.brief) s; SciPy "
                + "\(theirs.seconds.brief) s: \((theirs.seconds / seconds).brief) times as long")
    }
}
