/// The shape of a fully connected network with one output, and how its layers are scaled.
///
///     h¹ = s (W¹x + b¹)        h^{l+1} = g m_l^{−1/2} W^{l+1} φ(h^l) + s b^{l+1}        f = m_L^{−exponent} aᵀ φ(h^L)
///
/// with s = ``inputScale`` and g = ``Activation/gain``. With one hidden layer, ReLU and s = 1/√2 this is
/// f = m^{−1/2} aᵀ relu((Wx + b)/√2).
///
/// - Source: Geifman et al. 2024 (arXiv 2307.14531) for one hidden layer; Jacot et al. 2018 (arXiv 1806.07572) for more.
public struct Architecture: Sendable, Hashable, Codable {
    /// d, the dimension of the inputs.
    public let inputs: Int
    /// m_1 … m_L, the widths of the hidden layers; at least one.
    public let widths: [Int]
    public let activation: Activation
    /// Without, all b are zero and stay so.
    public let hasBias: Bool
    public let scaling: OutputScaling
    public let trained: TrainedParameters
    /// s: of the inputs, and of every bias.
    public let inputScale: Double

    public init(
        inputs: Int, widths: [Int], activation: Activation = .relu, hasBias: Bool = true, scaling: OutputScaling = .tangent,
        trained: TrainedParameters = .hidden, inputScale: Double = 0.5.squareRoot()
    ) {
        precondition(inputs > 0 && !widths.isEmpty && widths.allSatisfy { $0 > 0 }, "inputs and hidden layers are not empty")
        self.inputs = inputs
        self.widths = widths
        self.activation = activation
        self.hasBias = hasBias
        self.scaling = scaling
        self.trained = trained
        self.inputScale = inputScale
    }

    /// L, the number of hidden layers; a "two-layer network" has one.
    public var depth: Int { widths.count }
    /// m_L, over which the output sums.
    public var width: Int { widths[depth - 1] }
    /// m_L^{−exponent}.
    public var outputFactor: Double { scaling.factor(width: width) }

    /// How many numbers feed a unit of this hidden layer, from 0: the layer below, and 1 for the bias.
    func fanIn(_ layer: Int) -> Int { (layer == 0 ? inputs : widths[layer - 1]) + (hasBias ? 1 : 0) }

    /// What multiplies the inputs of this hidden layer, from 0.
    func inputFactor(_ layer: Int) -> Double {
        layer == 0 ? inputScale : activation.gain / Double(widths[layer - 1]).squareRoot()
    }

    /// How many parameters the network has.
    public var parameterCount: Int { widths.indices.reduce(width) { $0 + fanIn($1) * widths[$1] } }
}
