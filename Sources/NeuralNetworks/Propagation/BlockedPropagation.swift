import Numerics

/// For networks with one hidden layer, of any number of inputs and any activation: the step of a block of units and their new values in one
/// go, while the block is in the cache. Only the pre-activations are of size points × units; the products are on BLAS.
struct BlockedPropagation: Propagation {
    /// Units that are worked on together: whole blocks are shared among the cores, their sums added in order.
    private static let unitsPerBlock = 128

    private let architecture: Architecture
    private let count: Int
    /// Scaled, and with the constant that feeds the biases, `[n × fan-in]`.
    private let inputs: Matrix
    /// h, `[n × m]`.
    private var preactivations: Matrix

    /// - Parameter points: `[n × d]`.
    /// - Returns: nil if the network has another depth.
    init?(_ architecture: Architecture, points: Matrix) {
        guard architecture.depth == 1 else { return nil }
        self.architecture = architecture
        count = points.rows
        inputs = Matrix(rows: points.rows, columns: architecture.fanIn(0)) { row, column in
            architecture.inputScale * (column < architecture.inputs ? points[row, column] : 1)
        }
        preactivations = Matrix(rows: points.rows, columns: architecture.width)
    }

    mutating func values(of network: NeuralNetwork) -> [Double] {
        var same = network
        return sweep(&same, along: nil, hiddenStep: 0, outputStep: 0)
    }

    mutating func step(_ network: inout NeuralNetwork, along sensitivities: [Double], by step: Double) -> [Double] {
        let distance = step * architecture.outputFactor
        return sweep(
            &network, along: sensitivities, hiddenStep: architecture.trained.contains(.hidden) ? distance : 0,
            outputStep: architecture.trained.contains(.output) ? distance : 0)
    }

    /// Steps, unless there are no sensitivities, and takes the values.
    private mutating func sweep(
        _ network: inout NeuralNetwork, along sensitivities: [Double]?, hiddenStep: Double, outputStep: Double
    ) -> [Double] {
        let (count, fanIn, width, activation) = (count, architecture.fanIn(0), architecture.width, architecture.activation)
        let isLarge = width * count * fanIn > 1 << 17
        let starts = Array(stride(from: 0, to: width, by: Self.unitsPerBlock))
        var parts: [[Double]] = []
        inputs.withUnsafeElements { inputs in
            preactivations.withUnsafeMutableElements { preactivations in
                network.withUnsafeParameters { hidden, output in
                    guard let x = inputs.baseAddress, let h = preactivations.baseAddress else { return }
                    guard let w = hidden.baseAddress, let a = output.baseAddress else { return }
                    nonisolated(unsafe) let (points, signals, weights, outputs) = (x, h, w, a)
                    parts = starts.parallelMap(cores: isLarge ? nil : 1) { first in
                        let block = UnitBlock(
                            points: points, signals: signals + first * count, weights: weights + first * fanIn,
                            outputs: outputs + first, count: count, fanIn: fanIn,
                            units: Swift.min(Self.unitsPerBlock, width - first), activation: activation)
                        return block.sweep(along: sensitivities, hiddenStep, outputStep)
                    }
                }
            }
        }
        let factor = architecture.outputFactor
        return (0..<count).map { sample in factor * parts.reduce(0) { $0 + $1[sample] } }
    }
}

/// Some units, where they lie in the storage of all.
private struct UnitBlock {
    /// `[n × fan-in]`.
    let points: UnsafePointer<Double>
    /// h, `[n × units]`.
    let signals: UnsafeMutablePointer<Double>
    /// `[fan-in × units]`.
    let weights: UnsafeMutablePointer<Double>
    /// a, `[units]`.
    let outputs: UnsafeMutablePointer<Double>
    let count: Int
    let fanIn: Int
    let units: Int
    let activation: Activation

    /// Steps, unless there are no sensitivities, and takes the values.
    ///
    /// - Returns: Σ a φ(h) for h of the weights as they are then, `[n]`.
    func sweep(along sensitivities: [Double]?, _ hiddenStep: Double, _ outputStep: Double) -> [Double] {
        var scratch = [Double](repeating: 0, count: count * units)
        var sums = [Double](repeating: 0, count: count)
        scratch.withUnsafeMutableBufferPointer { scratch in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let space = scratch.baseAddress, let total = sums.baseAddress else { return }
                sensitivities?.withUnsafeBufferPointer { s in
                    if let s = s.baseAddress { step(along: s, hiddenStep, outputStep, space) }
                }
                takeValues(into: total, space)
            }
        }
        return sums
    }

    /// w ← w − step · Σ s ∇f for the h of before.
    private func step(
        along s: UnsafePointer<Double>, _ hiddenStep: Double, _ outputStep: Double, _ scratch: UnsafeMutablePointer<Double>
    ) {
        // Of the output weights as they are before the step.
        let factors = (0..<units).map { -hiddenStep * outputs[$0] }
        if outputStep != 0 {
            activation.store(signals, count: count * units, times: 1, into: scratch)
            BLAS.multiply(
                BLAS.Operand(start: scratch, stride: count, operation: .transposed), rows: count, columns: units, s,
                scale: -outputStep, keeping: 1, into: outputs)
        }
        guard hiddenStep != 0 else { return }
        for unit in 0..<units {
            let (column, factor) = (scratch + unit * count, factors[unit])
            for sample in 0..<count { column[sample] = factor * s[sample] }
        }
        activation.multiply(scratch, byDerivativesAt: signals, count: count * units)
        BLAS.multiply(
            BLAS.Operand(start: points, stride: count, operation: .transposed), BLAS.Operand(start: scratch, stride: count),
            rows: fanIn, columns: units, depth: count, keeping: 1, into: weights, stride: fanIn)
    }

    private func takeValues(into sums: UnsafeMutablePointer<Double>, _ scratch: UnsafeMutablePointer<Double>) {
        BLAS.multiply(
            BLAS.Operand(start: points, stride: count), BLAS.Operand(start: weights, stride: fanIn), rows: count, columns: units,
            depth: fanIn, into: signals, stride: count)
        activation.store(signals, count: count * units, times: 1, into: scratch)
        BLAS.multiply(BLAS.Operand(start: scratch, stride: count), rows: count, columns: units, outputs, into: sums)
    }
}
