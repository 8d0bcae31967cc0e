import NeuralNetworks
import Numerics

/// Multiply-adds a second of what networks spend on BLAS, beside a plain matrix product in the same run.
struct ProductRate {
    private let rows: [(name: String, rate: Double)]
    /// Of a product of square matrices of order 1500.
    private let limit: Double

    static func measure() throws -> ProductRate {
        let square = matrix(1500, 1500)
        var product = square
        let whole = Stopwatch.best(of: 5) { product.store(square, times: square) }
        return ProductRate(
            rows: [try wideStep(), try deepStep(), try tangentKernel()], limit: 1500 * 1500 * 1500 / whole.seconds)
    }

    /// A step of a network with one hidden layer and many inputs: two products of n × d × m.
    private static func wideStep() throws -> (name: String, rate: Double) {
        let (count, inputs, width) = (400, 100, 4096)
        let seconds = try secondsPerStep(Architecture(inputs: inputs, widths: [width], trained: .all), count)
        return (
            "a step of two layers, n = 400, 100 inputs, width 4096",
            Double(count) * Double(2 * (inputs + 1) * width) / seconds
        )
    }

    /// A step of a network with two hidden layers of 1024: three products of n × 1024 × 1024, and small ones.
    private static func deepStep() throws -> (name: String, rate: Double) {
        let (count, width, inputs) = (400, 1024, 16)
        let seconds = try secondsPerStep(Architecture(inputs: inputs, widths: [width, width], trained: .all), count)
        return (
            "a step of three layers, n = 400, width 1024",
            Double(count) * Double(3 * width * (width + 1) + 2 * width * (inputs + 1)) / seconds
        )
    }

    private static func secondsPerStep(_ architecture: Architecture, _ count: Int) throws -> Double {
        let network = try NeuralNetwork(architecture, from: RandomStream(seed: 1))
        var training = try NetworkDescent(step: 1e-6, checksStability: false)
            .start(network, points: matrix(count, architecture.inputs), responses: [Double](repeating: 1, count: count))
        var failure: NetworkFailure?
        let watch = Stopwatch.best(of: 5) {
            do throws(NetworkFailure) { try training.advance(by: 4) } catch { failure = error }
        }
        if let failure { throw failure }
        return watch.seconds / 4
    }

    /// The kernel of 1000 points: the lower half of a product of n × m × n.
    private static func tangentKernel() throws -> (name: String, rate: Double) {
        let (count, width) = (1000, 8192)
        let network = try NeuralNetwork(Architecture(inputs: 2, widths: [width]), from: RandomStream(seed: 1))
        let points = matrix(count, 2)
        var failure: NetworkFailure?
        let watch = Stopwatch.best(of: 3) {
            do throws(NetworkFailure) { _ = try network.tangentKernel(at: points) } catch { failure = error }
        }
        if let failure { throw failure }
        return ("a tangent kernel, n = 1000, width 8192", Double(count * (count + 1) / 2) * Double(width) / watch.seconds)
    }

    private static func matrix(_ rows: Int, _ columns: Int) -> Matrix {
        Matrix(rows: rows, columns: columns, columnMajor: RandomStream(seed: 2).normals(count: rows * columns))
    }

    func report() {
        print("a product of order 1500: \((limit / 1e9).brief)e9 multiply-adds a second")
        for row in rows {
            print("\(row.name): \((row.rate / 1e9).brief)e9, \((100 * row.rate / limit).brief) % of the product's")
        }
    }
}
