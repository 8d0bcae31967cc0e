import Foundation
import NeuralNetworks
import Numerics
import TestSupport

/// Networks, points and reference computations that several suites share.
enum TestNetworks {
    /// On the unit circle, equally spaced, `[n × 2]`.
    static func circle(_ count: Int) -> Matrix {
        Matrix(rows: count, columns: 2) { row, column in
            let angle = 2 * Double.pi * Double(row) / Double(count)
            return column == 0 ? cos(angle) : sin(angle)
        }
    }

    static func points(_ count: Int, dimension: Int, seed: UInt64 = 7) -> Matrix {
        Matrix(rows: count, columns: dimension, columnMajor: RandomStream(seed: seed).normals(count: count * dimension))
    }

    static let start = Initialization(output: .gaussian, biasDeviation: 0.3)

    /// Depths, activations and scalings, small enough to differentiate by hand.
    static let architectures: [NamedCase<Architecture>] = [
        NamedCase("two layers, relu", Architecture(inputs: 2, widths: [40], trained: .all)),
        NamedCase(
            "two layers, relu, no bias, mean field", Architecture(inputs: 3, widths: [33], hasBias: false, scaling: .meanField)),
        NamedCase("two layers, leaky", Architecture(inputs: 3, widths: [70], activation: .leakyReLU(slope: 0.2), trained: .all)),
        NamedCase("two layers, relu, six inputs", Architecture(inputs: 6, widths: [70], trained: .all)),
        NamedCase("two layers, gelu, several blocks", Architecture(inputs: 9, widths: [300], activation: .gelu, trained: .all)),
        NamedCase("three layers, tanh", Architecture(inputs: 3, widths: [12, 9], activation: .tanh, trained: .all)),
        NamedCase("four layers, gelu", Architecture(inputs: 5, widths: [8, 10, 6], activation: .gelu, trained: .all)),
        NamedCase("three layers, erf, output only", Architecture(inputs: 2, widths: [7, 9], activation: .erf, trained: .output)),
        NamedCase("three layers, relu", Architecture(inputs: 4, widths: [16, 20], trained: .hidden)),
    ]

    /// f, unit by unit, from the definition.
    static func slowValue(_ network: NeuralNetwork, _ point: [Double]) -> Double {
        let architecture = network.architecture
        var signal = point.map { architecture.inputScale * $0 }
        for (layer, weights) in network.hidden.enumerated() {
            let inputs = architecture.hasBias ? signal + [architecture.inputScale] : signal
            let features = (0..<weights.columns).map { unit in
                architecture.activation.value(zip(weights.column(unit), inputs).reduce(0) { $0 + $1.0 * $1.1 })
            }
            let isLast = layer == architecture.depth - 1
            let factor = isLast ? 1 : architecture.activation.gain / Double(features.count).squareRoot()
            signal = features.map { factor * $0 }
        }
        return pow(Double(signal.count), -architecture.scaling.exponent)
            * zip(signal, network.output).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The trained parameters of a gradient in one row.
    static func flat(_ gradient: NetworkGradient) -> [Double] { gradient.hidden.flatMap(\.elements) + gradient.output }

    /// ∂f(x_i)/∂w_k, one gradient for each point: `[n × parameters]`.
    static func jacobian(_ network: NeuralNetwork, _ points: Matrix) throws -> Matrix {
        Matrix(
            rows: try (0..<points.rows).map { index in
                flat(try network.gradient(at: points.selecting(rows: [index]), weights: [1]))
            })
    }
}
