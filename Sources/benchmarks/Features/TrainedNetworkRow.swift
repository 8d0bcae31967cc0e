import FeatureLearning
import NeuralNetworks
import Numerics

/// Epochs of a network whose features are learned, as in chapter 28: ours beside NumPy's, and beside PyTorch's where that is here.
enum TrainedNetworkRow {
    private struct Theirs: Decodable {
        /// Seconds an epoch.
        let numpy: Double
        let torch: Double?
    }

    /// d, n and m.
    private static let (dimension, count, width) = (100, 1000, 512)

    static func report() throws {
        let theirs: Theirs = try PythonBaseline.run(
            PackageResources.training_py, packages: "python3-numpy", threads: 1, python: TorchEnvironment.python ?? "python3")
        let stream = RandomStream(seed: 1)
        let points = Matrix(
            rows: count, columns: dimension, columnMajor: stream.stream(0).normals(count: count * dimension))
        let network = try NeuralNetwork(
            Architecture(inputs: dimension, widths: [width], scaling: .meanField, trained: .all),
            initialization: Initialization(isAntisymmetric: true), from: stream.stream(1))
        var training = try StochasticDescent(step: 0.1, batchSize: 32).start(
            network, points: points, responses: stream.stream(2).normals(count: count), from: stream.stream(3))
        let epochs = try (0..<3).map { _ in try Stopwatch.measure { try training.advance(epochs: 4) }.1.processorSeconds / 4 }
        let seconds = epochs.min() ?? .nan
        print(
            "an epoch of a network, d = \(dimension), n = \(count), width \(width), batches of 32: \(milliseconds(seconds)); NumPy "
                + "\(milliseconds(theirs.numpy)): \((theirs.numpy / seconds).brief) times as long")
        if let torch = theirs.torch {
            print("  PyTorch: \(milliseconds(torch)): \((torch / seconds).brief) times as long")
        } else {
            print("  PyTorch is absent")
        }
    }

    private static func milliseconds(_ seconds: Double) -> String { "\((1000 * seconds).brief) ms" }
}
