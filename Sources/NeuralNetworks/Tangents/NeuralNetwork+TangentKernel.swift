import Numerics
import SpectrumKernels

extension NeuralNetwork {
    /// K(x, z) = ∇f(x)·∇f(z) over the trained parameters: the empirical tangent kernel.
    ///
    /// The Jacobian is never formed. A layer's part is (A_x A_zᵀ) ∘ (G_x G_zᵀ), A what feeds the layer and G the sensitivity of f to its
    /// pre-activations; with one hidden layer the units are taken in blocks.
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - others: z, `[k × d]`; the points themselves if nil, which halves the work.
    ///   - memory: what this may take at once.
    /// - Returns: `[n × k]`.
    /// - Throws: ``NetworkFailure/memory(bytes:limit:)`` before anything is computed; failures of shapes.
    /// - Complexity: 2 n k m multiply-adds for each trained layer of width m.
    /// - Source: the layer-wise form of Novak, Sohl-Dickstein & Schoenholz 2022 (arXiv 2206.08720), section 3.
    public func tangentKernel(
        at points: Matrix, and others: Matrix? = nil, within memory: MemoryLimit = .machine
    ) throws(NetworkFailure) -> Matrix {
        for set in [points, others].compactMap({ $0 }) { try architecture.check(set) }
        let count = points.rows + (others?.rows ?? 0)
        let blocks = unitBlocks(points: count)
        let largest = blocks.first?.architecture ?? architecture
        let bytes = LayeredPropagation.bytes(largest, points: count) + 32 * points.rows * (others ?? points).rows
        guard bytes <= memory.bytes else { throw .memory(bytes: bytes, limit: memory.bytes) }
        var kernel = Matrix(rows: points.rows, columns: (others ?? points).rows)
        for block in blocks {
            let ratio = architecture.outputFactor / block.architecture.outputFactor
            let part = block.kernel(points, others)
            kernel = kernel + ratio * ratio * part
        }
        return kernel
    }

    /// With one hidden layer, networks of some of the units each, so that points × units stays within 2²¹; otherwise the network.
    private func unitBlocks(points: Int) -> [NeuralNetwork] {
        let size = max(64, (1 << 21) / max(points, 1))
        guard architecture.depth == 1, architecture.width > size else { return [self] }
        return stride(from: 0, to: architecture.width, by: size).map { first in
            let units = Array(first..<min(first + size, architecture.width))
            return NeuralNetwork(
                architecture.with(width: units.count), hidden: [hidden[0].selecting(columns: units)],
                output: units.map { output[$0] })
        }
    }

    private func kernel(_ points: Matrix, _ others: Matrix?) -> Matrix {
        let left = sensitivities(at: points)
        let right = others.map { sensitivities(at: $0) }
        func product(_ part: (LayeredPropagation) -> Matrix) -> Matrix {
            right.map { part(left).multiplied(byTransposeOf: part($0)) } ?? part(left).outerGram()
        }
        var kernel = Matrix(rows: points.rows, columns: (others ?? points).rows)
        if architecture.trained.contains(.hidden) {
            for layer in architecture.widths.indices {
                kernel = kernel + product { $0.inputs[layer] }.times(product { $0.sensitivities[layer] })
            }
        }
        if architecture.trained.contains(.output) {
            let factor = architecture.outputFactor
            kernel = kernel + factor * factor * product { $0.features }
        }
        return kernel
    }

    private func sensitivities(at points: Matrix) -> LayeredPropagation {
        var propagation = LayeredPropagation(architecture, points: points)
        _ = propagation.values(of: self)
        propagation.propagateBack(self, weights: [Double](repeating: 1, count: points.rows))
        return propagation
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

extension Matrix {
    /// The product element by element.
    fileprivate func times(_ other: Matrix) -> Matrix {
        Matrix(rows: rows, columns: columns, columnMajor: zip(elements, other.elements).map { $0 * $1 })
    }
}
