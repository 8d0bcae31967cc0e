import Numerics

/// A fully connected network with one output: an architecture and its parameters.
public struct NeuralNetwork: Sendable, Hashable, Codable {
    public let architecture: Architecture
    /// Of each hidden layer `[fan-in × units]`: a column holds one unit's weights and, if there are biases, its bias last.
    public package(set) var hidden: [Matrix]
    /// a, `[m_L]`.
    public package(set) var output: [Double]

    /// A network at its random start.
    ///
    /// - Parameter stream: the same stream gives the same network; a wider one begins with the units of a narrower one (with one
    ///   hidden layer).
    /// - Throws: ``NetworkFailure/oddWidth(_:)`` if an antisymmetric start meets an odd width.
    public init(
        _ architecture: Architecture, initialization: Initialization = Initialization(), from stream: RandomStream
    ) throws(NetworkFailure) {
        guard !initialization.isAntisymmetric || architecture.width.isMultiple(of: 2) else {
            throw .oddWidth(architecture.width)
        }
        self.architecture = architecture
        hidden = architecture.widths.indices.map { initialization.hiddenWeights($0, of: architecture, from: stream) }
        output = initialization.outputWeights(of: architecture, from: stream)
    }

    /// A network with these parameters.
    ///
    /// - Parameters:
    ///   - hidden: of each hidden layer `[fan-in × units]`; biases last.
    ///   - output: a, `[m_L]`.
    public init(_ architecture: Architecture, hidden: [Matrix], output: [Double]) {
        precondition(
            hidden.count == architecture.depth && output.count == architecture.width, "one matrix a layer, one weight a unit")
        for (layer, weights) in hidden.enumerated() {
            precondition(
                weights.rows == architecture.fanIn(layer) && weights.columns == architecture.widths[layer],
                "weights fit their layers")
        }
        self.architecture = architecture
        self.hidden = hidden
        self.output = output
    }
}
