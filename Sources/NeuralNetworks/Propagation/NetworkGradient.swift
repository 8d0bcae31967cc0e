import Numerics

/// A direction in the space of a network's parameters, in their shapes.
public struct NetworkGradient: Sendable, Hashable {
    /// Of each hidden layer, `[fan-in × units]`.
    public let hidden: [Matrix]
    /// `[m_L]`.
    public let output: [Double]

    public init(hidden: [Matrix], output: [Double]) {
        self.hidden = hidden
        self.output = output
    }

    /// √Σ g², over all parameters.
    public var norm: Double {
        let squares = hidden.map { $0.norm * $0.norm } + [PairwiseSum.sum(count: output.count) { output[$0] * output[$0] }]
        return PairwiseSum.sum(squares).squareRoot()
    }
}

extension NeuralNetwork {
    /// w ← w + distance · direction.
    public mutating func move(along direction: NetworkGradient, by distance: Double) {
        for layer in hidden.indices {
            direction.hidden[layer].withUnsafeElements { change in
                hidden[layer].withUnsafeMutableElements { weights in
                    for index in weights.indices { weights[index] += distance * change[index] }
                }
            }
        }
        for unit in output.indices { output[unit] += distance * direction.output[unit] }
    }

    /// Where `later` lies, seen from here.
    public func displacement(to later: NeuralNetwork) -> NetworkGradient {
        precondition(architecture == later.architecture, "displacements are between networks of one architecture")
        return NetworkGradient(
            hidden: zip(later.hidden, hidden).map { $0 - $1 }, output: zip(later.output, output).map { $0 - $1 })
    }
}
