import Numerics

/// For two-layer networks with few inputs and a piecewise linear activation: the step of a unit and its new values in one go, while
/// its weights are at hand. Nothing of size points × units is ever stored.
struct FusedPropagation: Propagation {
    /// Units that are worked on together: whole blocks are shared among the cores, their sums added in order.
    private static let unitsPerBlock = 64

    private let architecture: Architecture
    private let slope: Double
    private let count: Int
    private let groups: Int
    /// x, scaled, and the constant of the biases: coordinate after coordinate, `[fan-in × groups]` groups of eight samples.
    private let inputs: [SIMD8<Double>]
    private var partialValues: [SIMD8<Double>]

    /// - Parameter points: `[n × d]`.
    /// - Returns: nil if the network has another shape than this is made for.
    init?(_ architecture: Architecture, points: Matrix) {
        let fanIn = architecture.fanIn(0)
        guard architecture.depth == 1, fanIn <= Kernels.fusedInputs else { return nil }
        switch architecture.activation {
        case .relu: slope = 0
        case .leakyReLU(let slope): self.slope = slope
        case .tanh, .erf, .gelu: return nil
        }
        self.architecture = architecture
        count = points.rows
        groups = (points.rows + 7) / 8
        let groups = groups
        var inputs = [SIMD8<Double>](repeating: .zero, count: fanIn * groups)
        for coordinate in 0..<fanIn {
            for sample in 0..<points.rows {
                let value = coordinate < architecture.inputs ? points[sample, coordinate] : 1
                inputs[coordinate * groups + sample / 8][sample % 8] = architecture.inputScale * value
            }
        }
        self.inputs = inputs
        let blocks = (architecture.width + Self.unitsPerBlock - 1) / Self.unitsPerBlock
        partialValues = [SIMD8<Double>](repeating: .zero, count: blocks * groups)
    }

    mutating func values(of network: NeuralNetwork) -> [Double] {
        var same = network
        return step(&same, along: [Double](repeating: 0, count: count), hiddenStep: 0, outputStep: 0)
    }

    mutating func step(_ network: inout NeuralNetwork, along sensitivities: [Double], by step: Double) -> [Double] {
        let distance = step * architecture.outputFactor
        return self.step(
            &network, along: sensitivities, hiddenStep: architecture.trained.contains(.hidden) ? distance : 0,
            outputStep: architecture.trained.contains(.output) ? distance : 0)
    }

    private mutating func step(
        _ network: inout NeuralNetwork, along sensitivities: [Double], hiddenStep: Double, outputStep: Double
    ) -> [Double] {
        let (groups, fanIn, slope, width) = (groups, architecture.fanIn(0), slope, architecture.width)
        var weights = [SIMD8<Double>](repeating: .zero, count: groups)
        for sample in 0..<count { weights[sample / 8][sample % 8] = sensitivities[sample] }
        for index in partialValues.indices { partialValues[index] = .zero }
        let isLarge = width * count > 1 << 15
        inputs.withUnsafeBufferPointer { inputs in
            weights.withUnsafeBufferPointer { sensitivities in
                network.withUnsafeParameters { hidden, output in
                    partialValues.withUnsafeMutableBufferPointer { partials in
                        guard let points = inputs.baseAddress, let weights = sensitivities.baseAddress else { return }
                        guard let units = hidden.baseAddress, let outputs = output.baseAddress else { return }
                        guard let sums = partials.baseAddress else { return }
                        nonisolated(unsafe) let (x, s, w, a, f) = (points, weights, units, outputs, sums)
                        let kernel = Kernels.current.stepUnits
                        let starts = Array(stride(from: 0, to: width, by: Self.unitsPerBlock))
                        _ = starts.parallelMap(cores: isLarge ? nil : 1) { first in
                            kernel(
                                x, fanIn, groups, w + first * fanIn, a + first, min(Self.unitsPerBlock, width - first), slope, s,
                                hiddenStep, outputStep, f + first / Self.unitsPerBlock * groups)
                        }
                    }
                }
            }
        }
        return sums()
    }

    /// c Σ over blocks, in their order.
    private func sums() -> [Double] {
        var totals = [SIMD8<Double>](repeating: .zero, count: groups)
        for index in partialValues.indices { totals[index % groups] += partialValues[index] }
        return (0..<count).map { architecture.outputFactor * totals[$0 / 8][$0 % 8] }
    }
}

extension NeuralNetwork {
    /// The weights of the first hidden layer and of the output, in place.
    mutating func withUnsafeParameters(
        _ body: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        hidden[0].withUnsafeMutableElements { hidden in
            output.withUnsafeMutableBufferPointer { output in body(hidden, output) }
        }
    }
}
