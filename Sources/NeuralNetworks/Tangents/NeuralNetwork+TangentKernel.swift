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
        let isShallow = architecture.depth == 1
        let largest = isShallow ? TwoLayerTangentKernel.largestBlock(architecture, points: count) : architecture
        let bytes = LayeredPropagation.bytes(largest, points: count) + 32 * points.rows * (others ?? points).rows
        guard bytes <= memory.bytes else { throw .memory(bytes: bytes, limit: memory.bytes) }
        return isShallow
            ? TwoLayerTangentKernel(self, points: count).kernel(points, others) : layeredKernel(points, others)
    }

    private func layeredKernel(_ points: Matrix, _ others: Matrix?) -> Matrix {
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

extension Matrix {
    /// The product element by element.
    func times(_ other: Matrix) -> Matrix {
        Matrix(rows: rows, columns: columns, columnMajor: zip(elements, other.elements).map { $0 * $1 })
    }
}
