import Numerics

extension NeuralNetwork {
    /// The share of hidden units that are active on none of the points: training on these points moves them no more. In deeper networks
    /// the share of the layer that has most of them: one dead layer is enough to end training.
    ///
    /// - Parameter points: `[n × d]`.
    /// - Returns: 0 for activations without a flat side.
    public func deadShare(at points: Matrix) throws(NetworkFailure) -> Double {
        try architecture.check(points)
        guard architecture.activation.canDie else { return 0 }
        var propagation = LayeredPropagation(architecture, points: points)
        _ = propagation.values(of: self)
        return architecture.widths.indices.map { propagation.deadShare(layer: $0) }.max() ?? 0
    }
}
