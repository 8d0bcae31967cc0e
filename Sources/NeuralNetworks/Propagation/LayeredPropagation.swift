import Numerics

/// Layer by layer, for any depth and activation; all products on BLAS.
struct LayeredPropagation: Propagation {
    private let architecture: Architecture
    /// Of each hidden layer, scaled and with the constant that feeds the biases: `[n × fan-in]`.
    private(set) var inputs: [Matrix]
    /// h^l, `[n × m_l]`.
    private var preactivations: [Matrix]
    /// s_i ∂f(x_i)/∂h^l, `[n × m_l]`.
    private(set) var sensitivities: [Matrix]
    /// φ(h^L), `[n × m_L]`.
    private(set) var features: Matrix
    /// Of the layers below the last, before the derivative of the activation: `[n × fan-in]`.
    private var returns: [Matrix]
    private var gradients: [Matrix]

    /// - Parameter points: `[n × d]`.
    init(_ architecture: Architecture, points: Matrix) {
        self.architecture = architecture
        let (count, layers) = (points.rows, architecture.widths.indices)
        func shape(_ columns: (Int) -> Int) -> [Matrix] { layers.map { Matrix(rows: count, columns: columns($0)) } }
        let constant = architecture.inputScale
        inputs = layers.map { layer in
            let inner = layer == 0 ? architecture.inputs : architecture.widths[layer - 1]
            return Matrix(rows: count, columns: architecture.fanIn(layer)) { row, column in
                column == inner ? constant : 0
            }
        }
        preactivations = shape { architecture.widths[$0] }
        sensitivities = shape { architecture.widths[$0] }
        returns = shape { $0 == 0 ? 0 : architecture.fanIn($0) }
        features = Matrix(rows: count, columns: architecture.width)
        gradients = layers.map { Matrix(rows: architecture.fanIn($0), columns: architecture.widths[$0]) }
        load(points)
    }

    /// Takes other points, as many, in place of those that it has.
    mutating func load(_ points: Matrix) {
        let (scale, inputs) = (architecture.inputScale, architecture.inputs)
        points.withUnsafeElements { source in
            self.inputs[0].withUnsafeMutableElements { target in
                for index in 0..<points.rows * inputs { target[index] = scale * source[index] }
            }
        }
    }

    /// How many bytes it takes for so many points.
    static func bytes(_ architecture: Architecture, points: Int) -> Int {
        let numbers = architecture.widths.indices.reduce(architecture.width * points) { sum, layer in
            let (fanIn, width) = (architecture.fanIn(layer), architecture.widths[layer])
            return sum + points * ((layer == 0 ? 1 : 2) * fanIn + 2 * width) + fanIn * width
        }
        return 8 * numbers
    }

    mutating func values(of network: NeuralNetwork) -> [Double] {
        propagate(through: network)
        let factor = architecture.outputFactor
        return (features * network.output).map { factor * $0 }
    }

    /// Fills what feeds each layer, and the features if they are asked for.
    mutating func propagate(through network: NeuralNetwork, fillsFeatures: Bool = true) {
        for layer in architecture.widths.indices {
            preactivations[layer].store(inputs[layer], times: network.hidden[layer])
            if layer < architecture.depth - 1 {
                activate(layer, into: &inputs[layer + 1], times: architecture.inputFactor(layer + 1))
            } else if fillsFeatures {
                activate(layer, into: &features, times: 1)
            }
        }
    }

    /// Fills ``sensitivities`` for the parameters of the last ``values(of:)`` or ``propagate(through:fillsFeatures:)``.
    ///
    /// - Parameter weights: s, `[n]`.
    mutating func propagateBack(_ network: NeuralNetwork, weights: [Double]) {
        let last = architecture.depth - 1
        spread(weights, over: network.output, into: &sensitivities[last])
        for layer in stride(from: last, to: 0, by: -1) {
            returns[layer].store(sensitivities[layer], times: network.hidden[layer], .transposed)
            carry(returns[layer], times: architecture.inputFactor(layer), into: &sensitivities[layer - 1])
            multiplyByDerivatives(layer - 1)
        }
    }

    /// Jᵀs for the weights s of the last ``propagateBack(_:weights:)``; zero for what is not trained.
    mutating func gradient(weights: [Double]) -> NetworkGradient {
        let factor = architecture.outputFactor
        let output = features.transposeMultiplied(by: weights).map { factor * $0 }
        if architecture.trained.contains(.hidden) {
            for layer in architecture.widths.indices {
                gradients[layer].store(inputs[layer], .transposed, times: sensitivities[layer])
            }
        }
        return NetworkGradient(
            hidden: gradients, output: architecture.trained.contains(.output) ? output : output.map { _ in 0 })
    }

    /// The share of a layer's units that no point activates.
    func deadShare(layer: Int) -> Double {
        let h = preactivations[layer]
        let dead = (0..<h.columns).count { unit in h.elements[unit * h.rows..<(unit + 1) * h.rows].allSatisfy { $0 <= 0 } }
        return Double(dead) / Double(h.columns)
    }

    mutating func step(_ network: inout NeuralNetwork, along sensitivities: [Double], by step: Double) -> [Double] {
        propagateBack(network, weights: sensitivities)
        network.move(along: gradient(weights: sensitivities), by: -step)
        return values(of: network)
    }
}

/// The passes over numbers, block of columns by block of columns.
extension LayeredPropagation {
    /// The leading columns of the target become factor · φ(h).
    private func activate(_ layer: Int, into target: inout Matrix, times factor: Double) {
        let (rows, activation) = (target.rows, architecture.activation)
        preactivations[layer].withUnsafeElements { source in
            target.withUnsafeMutableElements { target in
                guard let h = source.baseAddress, let result = target.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (h, result)
                ColumnBlocks.forEach(rows: rows, columns: architecture.widths[layer]) { block in
                    let start = block.lowerBound * rows
                    activation.store(from + start, count: block.count * rows, times: factor, into: to + start)
                }
            }
        }
    }

    private mutating func multiplyByDerivatives(_ layer: Int) {
        let (rows, columns, activation) = (sensitivities[layer].rows, architecture.widths[layer], architecture.activation)
        preactivations[layer].withUnsafeElements { source in
            sensitivities[layer].withUnsafeMutableElements { target in
                guard let h = source.baseAddress, let result = target.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (h, result)
                ColumnBlocks.forEach(rows: rows, columns: columns) { block in
                    let start = block.lowerBound * rows
                    activation.multiply(to + start, byDerivativesAt: from + start, count: block.count * rows)
                }
            }
        }
    }

    /// target_ij ← factor · s_i a_j φ'(h_ij), in the last layer.
    private func spread(_ weights: [Double], over output: [Double], into target: inout Matrix) {
        let (rows, columns, factor) = (target.rows, target.columns, architecture.outputFactor)
        let activation = architecture.activation
        preactivations[architecture.depth - 1].withUnsafeElements { source in
            target.withUnsafeMutableElements { target in
                guard let h = source.baseAddress, let result = target.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (h, result)
                ColumnBlocks.forEach(rows: rows, columns: columns) { block in
                    for column in block {
                        let (start, weight) = (to + column * rows, factor * output[column])
                        for row in 0..<rows { start[row] = weight * weights[row] }
                        activation.multiply(start, byDerivativesAt: from + column * rows, count: rows)
                    }
                }
            }
        }
    }

    /// target ← factor · the leading columns of the source.
    private func carry(_ source: Matrix, times factor: Double, into target: inout Matrix) {
        let (rows, columns) = (target.rows, target.columns)
        source.withUnsafeElements { source in
            target.withUnsafeMutableElements { target in
                guard let start = source.baseAddress, let result = target.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (start, result)
                ColumnBlocks.forEach(rows: rows, columns: columns) { block in
                    for index in block.lowerBound * rows..<block.upperBound * rows { to[index] = factor * from[index] }
                }
            }
        }
    }
}
