import Foundation
import Numerics
import TestSupport
import Testing

@testable import NeuralNetworks

@Suite("Propagation")
struct PropagationTests {
    private static func network(_ architecture: Architecture) throws -> NeuralNetwork {
        try NeuralNetwork(architecture, initialization: TestNetworks.start, from: RandomStream(seed: 11))
    }

    @Test("values are the sums that define them", arguments: TestNetworks.architectures)
    func values(_ architecture: NamedCase<Architecture>) throws {
        let network = try Self.network(architecture.value)
        let points = TestNetworks.points(300, dimension: architecture.value.inputs)
        let values = try network.values(at: points)
        for row in stride(from: 0, to: 300, by: 23) {
            #expect(abs(values[row] - TestNetworks.slowValue(network, points.row(row))) < 1e-13)
        }
    }

    @Test("rows of tangents are the library's, wherever a number stands, and so are their slopes")
    func tangents() {
        let numbers: [Double] = [0, -0.0, 1e-300, -1e-9, 0.3, -0.7, 1.5, -4, 19, -21, 400, -.infinity, .infinity]
        for padding in [0, 3, 60] {
            let h = [Double](repeating: 0.5, count: padding) + numbers
            var (values, slopes) = ([Double](repeating: 0, count: h.count), [Double](repeating: 1, count: h.count))
            Activation.tanh.store(h, count: h.count, times: 1, into: &values)
            Activation.tanh.multiply(&slopes, byDerivativesAt: h, count: h.count)
            for (index, number) in numbers.enumerated() {
                let (value, slope) = (values[padding + index], slopes[padding + index])
                #expect(abs(value - tanh(number)) <= 1e-15 * abs(tanh(number)), "\(number)")
                // 1 − tanh² without cancellation.
                #expect(abs(slope - 1 / pow(cosh(number), 2)) <= 1e-14 * slope, "\(number)")
            }
        }
    }

    @Test("rows of values are the activation's, of no number none", arguments: NetworkTests.activations)
    func rows(_ activation: NamedCase<Activation>) {
        let h = (0..<19).map { $0.isMultiple(of: 7) ? .nan : 0.7 * Double($0 - 9) } + [0, -0.0]
        var values = [Double](repeating: 1, count: h.count)
        activation.value.store(h, count: h.count, times: 2, into: &values)
        for (number, value) in zip(h, values) {
            let expected = 2 * activation.value.value(number)
            #expect(number.isNaN ? value.isNaN && expected.isNaN : abs(value - expected) < 1e-14)
        }
    }

    @Test("gradients are central differences", arguments: TestNetworks.architectures)
    func gradients(_ architecture: NamedCase<Architecture>) throws {
        let network = try Self.network(architecture.value)
        let points = TestNetworks.points(9, dimension: architecture.value.inputs, seed: 2)
        let weights = RandomStream(seed: 3).normals(count: 9)
        let gradient = try network.gradient(at: points, weights: weights)
        let direction = NetworkGradient.random(like: gradient, trained: architecture.value.trained)
        func value(_ distance: Double) throws -> Double {
            var moved = network
            moved.move(along: direction, by: distance)
            return zip(try moved.values(at: points), weights).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let slope = (try value(1e-6) - value(-1e-6)) / 2e-6
        let product = zip(TestNetworks.flat(gradient), TestNetworks.flat(direction)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(slope - product) < 2e-8 * (1 + abs(slope)))
    }

    @Test(
        "a step is the old parameters less the step times the gradient, also where layers are fused",
        arguments: TestNetworks.architectures)
    func steps(_ architecture: NamedCase<Architecture>) throws {
        let points = TestNetworks.points(37, dimension: architecture.value.inputs, seed: 4)
        let responses = RandomStream(seed: 5).normals(count: 37)
        var expected = try Self.network(architecture.value)
        var training = try NetworkDescent(step: 1e-3, checksStability: false)
            .start(expected, points: points, responses: responses)
        for _ in 0..<3 {
            let residuals = zip(try expected.values(at: points), responses).map { $0 - $1 }
            #expect(zip(training.residuals, residuals).allSatisfy { abs($0 - $1) < 1e-12 })
            expected.move(along: try expected.gradient(at: points, weights: residuals), by: -1e-3)
            try training.advance()
            let distance = training.network.displacement(to: expected)
            #expect(distance.norm < 1e-13)
        }
    }

    @Test("values and gradient in one go are those taken one after the other", arguments: TestNetworks.architectures)
    func descent(_ architecture: NamedCase<Architecture>) throws {
        let network = try Self.network(architecture.value)
        let points = TestNetworks.points(21, dimension: architecture.value.inputs, seed: 6)
        let responses = RandomStream(seed: 7).normals(count: 21)
        let (residuals, gradient) = try network.descent(at: points, responses: responses)
        let expected = zip(try network.values(at: points), responses).map { $0 - $1 }
        #expect(zip(residuals, expected).allSatisfy { abs($0 - $1) < 1e-13 })
        let other = try network.gradient(at: points, weights: residuals)
        #expect(gradient == other)
        #expect(throws: NetworkFailure.counts(points: 21, found: 1)) { try network.descent(at: points, responses: [1]) }
    }

    @Test("points of another dimension, or not finite, are refused")
    func refusals() throws {
        let network = try Self.network(Architecture(inputs: 3, widths: [4]))
        #expect(throws: NetworkFailure.inputDimension(expected: 3, found: 2)) {
            try network.values(at: Matrix(rows: 1, columns: 2))
        }
        #expect(throws: NetworkFailure.notFinite(index: 1)) {
            try network.values(at: Matrix(rows: [[0, 0, 0], [1, .nan, 0]]))
        }
        #expect(throws: NetworkFailure.counts(points: 2, found: 3)) {
            try network.gradient(at: Matrix(rows: 2, columns: 3), weights: [1, 2, 3])
        }
    }
}

extension NetworkGradient {
    /// Random where the parameters are trained, zero elsewhere.
    fileprivate static func random(like other: NetworkGradient, trained: TrainedParameters) -> NetworkGradient {
        let stream = RandomStream(seed: 19)
        return NetworkGradient(
            hidden: other.hidden.enumerated().map { index, matrix in
                let values = stream.stream(index).normals(count: matrix.elements.count)
                return Matrix(
                    rows: matrix.rows, columns: matrix.columns,
                    columnMajor: trained.contains(.hidden) ? values : values.map { _ in 0 })
            },
            output: stream.stream(-1).normals(count: other.output.count).map { trained.contains(.output) ? $0 : 0 })
    }
}
