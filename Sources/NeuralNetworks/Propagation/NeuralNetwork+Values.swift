import Numerics
import SpectrumKernels

extension NeuralNetwork {
    /// f(x).
    ///
    /// - Parameter points: x, `[n × d]`.
    /// - Returns: `[n]`; taken in batches, so that any number of points may be asked for.
    /// - Throws: ``NetworkFailure`` for points of another dimension, or not finite.
    public func values(at points: Matrix) throws(NetworkFailure) -> [Double] {
        try architecture.check(points)
        var values: [Double] = []
        values.reserveCapacity(points.rows)
        for first in stride(from: 0, to: points.rows, by: 256) {
            let batch = points.selecting(rows: Array(first..<min(first + 256, points.rows)))
            var propagation = architecture.propagation(at: batch)
            values += propagation.values(of: self)
        }
        return values
    }

    /// Jᵀs = Σ_i s_i ∇f(x_i), over the trained parameters; zero for the others.
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - weights: s, `[n]`: for the gradient of the loss ½ Σ (f(x_i) − y_i)² the residuals.
    /// - Complexity: twice the multiplications of the values.
    public func gradient(at points: Matrix, weights: [Double]) throws(NetworkFailure) -> NetworkGradient {
        try architecture.check(points)
        guard weights.count == points.rows else { throw .counts(points: points.rows, found: weights.count) }
        var propagation = LayeredPropagation(architecture, points: points)
        _ = propagation.values(of: self)
        propagation.propagateBack(self, weights: weights)
        return propagation.gradient(weights: weights)
    }

    /// The residuals r = f(X) − y, and the gradient of ½ Σ r²: values and gradient in one go.
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - responses: y, `[n]`.
    /// - Complexity: three times the multiplications of the values.
    public func descent(
        at points: Matrix, responses: [Double]
    ) throws(NetworkFailure) -> (residuals: [Double], gradient: NetworkGradient) {
        try architecture.check(points)
        var batch = BatchDescent(architecture, size: points.rows)
        let residuals = try batch.residuals(of: self, at: points, responses: responses)
        return (residuals, batch.gradient(of: self, along: residuals))
    }
}

extension Architecture {
    /// The faster one that is made for this shape.
    func propagation(at points: Matrix) -> any Propagation {
        if let fused = FusedPropagation(self, points: points) { return fused }
        return BlockedPropagation(self, points: points) ?? LayeredPropagation(self, points: points)
    }

    /// - Throws: ``NetworkFailure/memory(bytes:limit:)`` if training would take more.
    func propagation(at points: Matrix, within memory: MemoryLimit) throws(NetworkFailure) -> any Propagation {
        if let fused = FusedPropagation(self, points: points) { return fused }
        let bytes = LayeredPropagation.bytes(self, points: points.rows)
        guard bytes <= memory.bytes else { throw .memory(bytes: bytes, limit: memory.bytes) }
        return propagation(at: points)
    }

    func check(_ points: Matrix) throws(NetworkFailure) {
        guard points.columns == inputs else { throw .inputDimension(expected: inputs, found: points.columns) }
        guard let place = points.elements.firstIndex(where: { !$0.isFinite }) else { return }
        throw .notFinite(index: place % points.rows)
    }
}
