import NeuralNetworks
import Numerics

/// Stochastic gradient descent of a network on the mean squared loss (1/2n) Σ (f(x_i) − y_i)²: batches of samples in random order,
/// epoch after epoch.
///
/// A batch of b samples allows nearly the step that all n do, at b/n of the work: for samples much larger than a batch it goes much
/// farther with the same work than ``NetworkDescent``, at the price of noise in proportion to the step.
public struct StochasticDescent: Sendable, Hashable, Codable {
    /// η in units of 1/K(x, x), the tangent kernel at the start, averaged over the points: below 1, one sample is never overshot.
    public let step: Double
    /// b.
    public let batchSize: Int

    public init(step: Double, batchSize: Int) {
        precondition(step > 0 && batchSize >= 1, "steps and batches are positive")
        self.step = step
        self.batchSize = batchSize
    }

    /// Training of this network, before its first epoch.
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - responses: y, `[n]`.
    ///   - stream: epoch e takes the samples in an order from `stream.stream(e)`.
    /// - Throws: ``NetworkFailure`` if shapes don't fit, or a response is not finite.
    /// - Complexity: one evaluation of the network at all points.
    public func start(
        _ network: NeuralNetwork, points: Matrix, responses: [Double], from stream: RandomStream
    ) throws(NetworkFailure) -> StochasticTraining {
        guard responses.count == points.rows, points.rows > 0 else {
            throw .counts(points: points.rows, found: responses.count)
        }
        if let place = responses.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: place) }
        // A few points tell the mean of the kernel's diagonal.
        let some = points.selecting(rows: Array(0..<min(points.rows, 64)))
        let kernel = try network.tangentKernel(at: some)
        let diagonal = Summary((0..<some.rows).map { kernel[$0, $0] }).mean
        let start = zip(try network.values(at: points), responses).map(-)
        let loss = max(StochasticTraining.loss(start), StochasticTraining.loss(responses))
        return StochasticTraining(
            network: network, points: points, responses: responses, rate: step / diagonal, batchSize: batchSize, stream: stream,
            largestLoss: StochasticTraining.divergence * loss)
    }
}

/// A network in stochastic training, between two epochs.
public struct StochasticTraining: Sendable {
    /// As it is now.
    public private(set) var network: NeuralNetwork
    /// How often every sample has been seen.
    public private(set) var epoch = 0
    private let points: Matrix
    private let responses: [Double]
    private let rate: Double
    private let stream: RandomStream
    /// For full batches, and for the last one of an epoch if that is smaller.
    private var batches: [BatchDescent]
    /// Of a batch.
    private let largestLoss: Double

    /// Training is given up as diverged when a batch's loss is this many times that of all samples at the start, or of f = 0.
    fileprivate static let divergence = 2e6

    init(
        network: NeuralNetwork, points: Matrix, responses: [Double], rate: Double, batchSize: Int, stream: RandomStream,
        largestLoss: Double
    ) {
        self.network = network
        self.points = points
        self.responses = responses
        self.rate = rate
        self.stream = stream
        self.largestLoss = largestLoss
        let size = min(batchSize, points.rows)
        batches = [size, points.rows % size].filter { $0 > 0 }.map { BatchDescent(network.architecture, size: $0) }
    }

    /// Sees every sample so many times more.
    ///
    /// - Throws: ``NetworkFailure/diverged(iteration:loss:)`` with the epoch and the loss of the batch that left every bound.
    public mutating func advance(epochs: Int = 1) throws(NetworkFailure) {
        for _ in 0..<epochs {
            var generator = stream.stream(epoch).generator()
            let order = (0..<points.rows).shuffled(using: &generator)
            for first in stride(from: 0, to: order.count, by: batches[0].size) {
                try step(Array(order[first..<min(first + batches[0].size, order.count)]))
            }
            epoch += 1
        }
    }

    private mutating func step(_ samples: [Int]) throws(NetworkFailure) {
        let batch = samples.count == batches[0].size ? 0 : 1
        let residuals = try batches[batch].residuals(
            of: network, at: points.selecting(rows: samples), responses: samples.map { responses[$0] })
        let loss = Self.loss(residuals)
        guard loss <= largestLoss else { throw .diverged(iteration: epoch, loss: loss) }
        batches[batch].move(&network, along: residuals, by: rate / Double(samples.count))
    }

    /// (1/2n) Σ r².
    fileprivate static func loss(_ residuals: [Double]) -> Double {
        residuals.reduce(0) { $0 + $1 * $1 } / (2 * Double(residuals.count))
    }
}
