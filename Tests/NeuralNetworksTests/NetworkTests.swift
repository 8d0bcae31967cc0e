import Foundation
import NeuralNetworks
import Numerics
import TestSupport
import Testing

@Suite("Networks")
struct NetworkTests {
    static let activations: [NamedCase<Activation>] = [
        NamedCase("relu", .relu), NamedCase("leaky", .leakyReLU(slope: 0.1)), NamedCase("tanh", .tanh), NamedCase("erf", .erf),
        NamedCase("gelu", .gelu),
    ]

    @Test("derivatives are those of the values", arguments: activations)
    func derivatives(_ activation: NamedCase<Activation>) {
        for h in stride(from: -4.05, through: 4, by: 0.3) {
            let (left, right) = (activation.value.value(h - 1e-5), activation.value.value(h + 1e-5))
            #expect(abs(activation.value.derivative(h) - (right - left) / 2e-5) < 1e-9, "h = \(h)")
        }
    }

    @Test("the gain keeps the mean square of a normal variable", arguments: activations)
    func gains(_ activation: NamedCase<Activation>) {
        let squares = RandomStream(seed: 5).normals(count: 400_000).map {
            pow(activation.value.gain * activation.value.value($0), 2)
        }
        let summary = Summary(squares)
        #expect(abs(summary.mean - 1) < 4 * summary.standardError)
    }

    @Test("a wider network begins with the units of a narrower one")
    func nestedStarts() throws {
        let stream = RandomStream(seed: 3)
        let narrow = try NeuralNetwork(Architecture(inputs: 4, widths: [6]), from: stream)
        let wide = try NeuralNetwork(Architecture(inputs: 4, widths: [20]), from: stream)
        #expect(narrow.hidden[0].elements.elementsEqual(wide.hidden[0].elements.prefix(30)))
        #expect(narrow.output.elementsEqual(wide.output.prefix(6)))
        #expect(narrow.hidden[0].row(4).allSatisfy { $0 == 0 })
        #expect(narrow.architecture.parameterCount == 36)
    }

    @Test("an antisymmetric start repeats the last hidden layer with opposite weights, and needs an even width")
    func antisymmetricStarts() throws {
        let start = Initialization(output: .gaussian, biasDeviation: 0.5, isAntisymmetric: true)
        let network = try NeuralNetwork(
            Architecture(inputs: 3, widths: [5, 8]), initialization: start, from: RandomStream(seed: 1))
        #expect(network.hidden[1].selecting(columns: Array(0..<4)) == network.hidden[1].selecting(columns: Array(4..<8)))
        #expect(network.output.prefix(4).elementsEqual(network.output.suffix(4).map(-)))
        #expect(network.hidden[0].columns == 5)
        #expect(throws: NetworkFailure.oddWidth(7)) {
            try NeuralNetwork(Architecture(inputs: 3, widths: [7]), initialization: start, from: RandomStream(seed: 1))
        }
    }
}
