import Numerics

/// The tangent kernel of a network with one hidden layer, over blocks of units that stay in the cache and use the same storage one after
/// another.
struct TwoLayerTangentKernel {
    private let architecture: Architecture
    private let blocks: [NeuralNetwork]

    /// - Parameters:
    ///   - network: with one hidden layer.
    ///   - points: how many there are, on both sides of the kernel.
    init(_ network: NeuralNetwork, points: Int) {
        let architecture = network.architecture
        let size = Self.largestBlock(architecture, points: points).width
        self.architecture = architecture
        blocks = stride(from: 0, to: architecture.width, by: size).map { first in
            let units = Array(first..<min(first + size, architecture.width))
            return NeuralNetwork(
                architecture.with(width: units.count), hidden: [network.hidden[0].selecting(columns: units)],
                output: units.map { network.output[$0] })
        }
    }

    /// That of the units that are worked on at once: points × units stays within 2¹⁸, but for many points, where sums over fewer units
    /// would pass over the kernel too often.
    static func largestBlock(_ architecture: Architecture, points: Int) -> Architecture {
        architecture.with(width: min(architecture.width, max(512, (1 << 18) / max(points, 1))))
    }

    /// K(x, z) = (A_x A_zᵀ) ∘ Σ G_x G_zᵀ + c² Σ φ_x φ_zᵀ, the sums over blocks of units; what is not trained has no part.
    ///
    /// - Parameter others: z; the points themselves if nil.
    func kernel(_ points: Matrix, _ others: Matrix?) -> Matrix {
        let shape = Matrix(rows: points.rows, columns: (others ?? points).rows)
        var (hidden, output) = (shape, shape)
        let (trainsHidden, trainsOutput) = (architecture.trained.contains(.hidden), architecture.trained.contains(.output))
        var left = Side(points)
        var right = others.map(Side.init)
        for block in blocks {
            let ratio = architecture.outputFactor / block.architecture.outputFactor
            let x = left.take(block, ratio)
            let z = right?.take(block, ratio) ?? x
            if trainsHidden {
                hidden.store(
                    x.sensitivities[0], times: z.sensitivities[0], .transposed, isSymmetric: others == nil, keeping: 1)
            }
            if trainsOutput {
                output.store(x.features, times: z.features, .transposed, isSymmetric: others == nil, keeping: 1)
            }
        }
        let factor = architecture.outputFactor
        let inputs = left.inputs.multiplied(byTransposeOf: right?.inputs ?? left.inputs)
        var kernel = trainsHidden ? inputs.times(hidden) : shape
        if trainsOutput { kernel = kernel + factor * factor * output }
        if others == nil { kernel.reflectLowerTriangle() }
        return kernel
    }

    /// One side of the kernel: its points, and what the last block of units made of them.
    private struct Side {
        private let points: Matrix
        private var propagation: (architecture: Architecture, value: LayeredPropagation)?

        init(_ points: Matrix) { self.points = points }

        /// A, `[n × fan-in]`.
        var inputs: Matrix { propagation?.value.inputs[0] ?? Matrix(rows: points.rows, columns: 0) }

        /// φ(h), and the sensitivities times a factor.
        mutating func take(_ block: NeuralNetwork, _ factor: Double) -> LayeredPropagation {
            var current: LayeredPropagation
            if let propagation, propagation.architecture == block.architecture {
                current = propagation.value
            } else {
                current = LayeredPropagation(block.architecture, points: points)
            }
            propagation = nil
            current.propagate(through: block, fillsFeatures: block.architecture.trained.contains(.output))
            current.propagateBack(block, weights: [Double](repeating: factor, count: points.rows))
            propagation = (block.architecture, current)
            return current
        }
    }
}

extension Architecture {
    /// The same with another width of its only hidden layer.
    fileprivate func with(width: Int) -> Architecture {
        Architecture(
            inputs: inputs, widths: [width], activation: activation, hasBias: hasBias, scaling: scaling, trained: trained,
            inputScale: inputScale)
    }
}
