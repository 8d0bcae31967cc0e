import Foundation
import KernelRegression
import Numerics

/// Gradients of a large regression: streamed, and with NumPy's design matrix; and what whole fits cost.
enum RegressionBenchmark {
    private struct NumPyGradient: Decodable {
        /// Seconds of two products with a matrix that is held, and its bytes.
        let gradient: Double
        let bytes: Double
    }

    static func run() throws {
        if let cell = RegressionMeasurement.requested {
            let row = try RegressionMeasurement.row(cell)
            print(String(decoding: try JSONEncoder().encode(row), as: UTF8.self))
            return
        }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("regression: \(KernelBenchmark.processor); \(cores) cores")
        try gradient()
        let rows = try RegressionMeasurement.measure()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print("chapters/data/regression-scale.json, to show this machine in chapter 11:")
        let sweep = RegressionSweep(processor: KernelBenchmark.processor, cores: cores, rows: rows)
        print(String(decoding: try encoder.encode(sweep), as: UTF8.self))
    }

    private static func gradient() throws {
        let (count, basis) = (RegressionMeasurement.largest, RegressionMeasurement.basis(5))
        let points = Matrix(
            rows: count, columns: 8, columnMajor: RandomStream(seed: 1).uniforms(count: 8 * count).map { $0 - 0.5 })
        let responses = RandomStream(seed: 2).normals(count: count)
        guard let loss = StreamedLoss(basis: basis, points: points, responses: responses) else {
            throw LargeFitFailure.nothingToStream
        }
        let coefficients = RandomStream(seed: 3).normals(count: basis.count)
        let watch = Stopwatch.best(of: 5) { _ = loss.descent(at: coefficients) }
        let theirs: NumPyGradient = try PythonBaseline.run(PackageResources.regression_py, packages: "python3-numpy")
        print(
            "a gradient, n = \(count), N = \(basis.count): \(watch.seconds.brief) s, \(loss.numbersHeld * 8 / 1_000_000) MB held; "
                + "NumPy with the design matrix \(theirs.gradient.brief) s, \((theirs.bytes / 1e6).brief) MB: "
                + "\((theirs.gradient / watch.seconds).brief) times as long")
    }
}
