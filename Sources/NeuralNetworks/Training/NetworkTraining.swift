import Numerics
import SpectrumKernels

/// A network in training, between two steps.
public struct NetworkTraining: Sendable {
    public let descent: NetworkDescent
    public let points: Matrix
    public let responses: [Double]
    /// As it is now.
    public private(set) var network: NeuralNetwork
    /// f(x_i) now, `[n]`.
    public private(set) var values: [Double]
    /// How many steps have been taken.
    public private(set) var iteration = 0
    private var propagation: any Propagation
    private let largestLoss: Double

    init(
        _ descent: NetworkDescent, _ network: NeuralNetwork, points: Matrix, responses: [Double], propagation: any Propagation
    ) {
        self.descent = descent
        self.network = network
        self.points = points
        self.responses = responses
        self.propagation = propagation
        values = self.propagation.values(of: network)
        let start = zip(values, responses).map { $0 - $1 }
        largestLoss = descent.divergence * max(Self.halfSquare(start), Self.halfSquare(responses))
    }

    /// r = f(X) − y, `[n]`.
    public var residuals: [Double] { zip(values, responses).map { $0 - $1 } }

    /// ½ Σ r².
    public var loss: Double { Self.halfSquare(residuals) }

    /// ‖r‖/‖y‖.
    public var relativeResidual: Double { (loss / Self.halfSquare(responses)).squareRoot() }

    /// The share of hidden units that are active on none of the points; 0 where the activation has no flat side.
    public func deadShare() throws(NetworkFailure) -> Double { try network.deadShare(at: points) }

    /// Takes so many steps.
    ///
    /// - Throws: ``NetworkFailure/diverged(iteration:loss:)``, ``NetworkFailure/died(iteration:deadShare:)``; the state is that at which
    ///   it was noticed.
    public mutating func advance(by steps: Int = 1) throws(NetworkFailure) {
        for _ in 0..<steps { try step() }
    }

    /// Takes steps until ‖r‖ < tolerance · ‖y‖, at most `limit` in all since the start.
    ///
    /// - Returns: the number of steps since the start; nil if the limit came first.
    public mutating func advance(untilRelativeResidual tolerance: Double, limit: Int) throws(NetworkFailure) -> Int? {
        while relativeResidual >= tolerance {
            guard iteration < limit else { return nil }
            try step()
        }
        return iteration
    }

    private mutating func step() throws(NetworkFailure) {
        let residuals = residuals
        let directions = descent.preconditioner.map { $0.apply(to: residuals) } ?? residuals
        values = propagation.step(&network, along: directions, by: descent.step)
        iteration += 1
        let loss = loss
        guard loss <= largestLoss else { throw .diverged(iteration: iteration, loss: loss) }
        // Without a bias of the output, a network of which all units are dead is exactly zero on all points.
        guard network.architecture.activation.canDie, values.allSatisfy({ $0 == 0 }) else { return }
        let share = try deadShare()
        if share == 1 { throw .died(iteration: iteration, deadShare: share) }
    }

    private static func halfSquare(_ vector: [Double]) -> Double {
        0.5 * PairwiseSum.sum(count: vector.count) { vector[$0] * vector[$0] }
    }
}
