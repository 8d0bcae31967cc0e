import Numerics

/// Steps of gradient descent on ½ Σ r² over one batch of samples after the other, in storage that is used again.
public struct BatchDescent: Sendable {
    /// How many samples a batch has.
    public let size: Int
    private let architecture: Architecture
    private var propagation: LayeredPropagation

    public init(_ architecture: Architecture, size: Int) {
        self.size = size
        self.architecture = architecture
        propagation = LayeredPropagation(architecture, points: Matrix(rows: size, columns: architecture.inputs))
    }

    /// The residuals r = f(X) − y of a batch.
    ///
    /// - Parameters:
    ///   - points: x, `[size × d]`.
    ///   - responses: y, `[size]`.
    /// - Throws: ``NetworkFailure`` if shapes don't fit.
    public mutating func residuals(
        of network: NeuralNetwork, at points: Matrix, responses: [Double]
    ) throws(NetworkFailure) -> [Double] {
        precondition(network.architecture == architecture, "a batch is made for one architecture")
        try architecture.check(points)
        guard points.rows == size else { throw .counts(points: size, found: points.rows) }
        guard responses.count == size else { throw .counts(points: size, found: responses.count) }
        propagation.load(points)
        return zip(propagation.values(of: network), responses).map { $0 - $1 }
    }

    /// Jᵀr, at the batch of the last ``residuals(of:at:responses:)``: the gradient of ½ Σ r².
    mutating func gradient(of network: NeuralNetwork, along residuals: [Double]) -> NetworkGradient {
        propagation.propagateBack(network, weights: residuals)
        return propagation.gradient(weights: residuals)
    }

    /// w ← w − step · Jᵀr, at the batch of the last ``residuals(of:at:responses:)``.
    public mutating func move(_ network: inout NeuralNetwork, along residuals: [Double], by step: Double) {
        network.move(along: gradient(of: network, along: residuals), by: -step)
    }
}
