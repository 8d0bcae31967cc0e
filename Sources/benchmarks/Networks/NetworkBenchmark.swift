import Foundation
import NeuralNetworks
import Numerics
import SpectrumKernels

/// Networks of finite width: ours beside NumPy's, and beside PyTorch's where it is installed.
enum NetworkBenchmark {
    private static let count = 400
    private static let width = 4096
    private static let pairs = 61

    static func run() throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("networks: \(InstructionSet.available.map(\.description).joined(separator: ", ")); \(cores) cores")
        try ProductRate.measure().report()
        let numpy = try NumPyNetworks.measure()
        try reportKernel(numpy)
        try reportTraining(numpy)
    }

    private static let circle = SpherePoints.equispaced(count: count)

    private static func network() throws -> NeuralNetwork {
        try NeuralNetwork(Architecture(inputs: 2, widths: [width]), from: RandomStream(seed: 1))
    }

    private static func reportKernel(_ numpy: NumPyNetworks) throws {
        let network = try network()
        var failure: NetworkFailure?
        let watch = Stopwatch.best(of: 5) {
            do throws(NetworkFailure) { _ = try network.tangentKernel(at: circle.coordinates) } catch { failure = error }
        }
        if let failure { throw failure }
        print("tangent kernel, n = \(count), width \(width): \(milliseconds(watch.seconds))")
        print(
            "  plain NumPy: \(milliseconds(numpy.secondsPerKernel)): \((numpy.secondsPerKernel / watch.seconds).brief) times as long"
        )
    }

    /// A thousand preconditioned steps, in one go.
    private static func reportTraining(_ numpy: NumPyNetworks) throws {
        let leading = try LeadingEigenpairs(of: try NeuralTangentKernel.twoLayer(hasBias: true).gram(circle), count: pairs)
        let preconditioner = try SpectrumPreconditioner(pairs: leading, map: .flattened(first: pairs))
        let descent = NetworkDescent(
            step: 0.1 / leading.values[pairs - 1], preconditioner: preconditioner, checksStability: false)
        let target = SpherePoints.equispacedAngles(count: count).map { cos(3 * $0) }
        var training = try descent.start(try network(), points: circle.coordinates, responses: target)
        let (_, watch) = try Stopwatch.measure { try training.advance(by: 1000) }
        let step = watch.seconds / 1000
        print("a preconditioned step, n = \(count), width \(width), \(pairs) pairs: \(milliseconds(step))")
        print("  plain NumPy: \(milliseconds(numpy.secondsPerStep)): \((numpy.secondsPerStep / step).brief) times as long")
        if let torch = numpy.torchSecondsPerStep {
            print("  PyTorch: \(milliseconds(torch)): \((torch / step).brief) times as long")
        } else {
            print("  PyTorch is absent")
        }
        print(
            "1000 of them: \(watch.seconds.brief) s (\(watch.processorSeconds.brief) s of processors), residual "
                + "\(training.relativeResidual.brief); in NumPy \((1000 * numpy.secondsPerStep).brief) s")
    }

    private static func milliseconds(_ seconds: Double) -> String { "\((1000 * seconds).brief) ms" }
}
