/// Takes the values of a network at fixed points forwards, and sensitivities backwards, in storage that is used again step after step.
///
/// What it holds belongs to the parameters that it saw last: ``values(of:)`` before the first step.
protocol Propagation: Sendable {
    /// f at the points, `[n]`.
    mutating func values(of network: NeuralNetwork) -> [Double]

    /// w ← w − step · Jᵀs for the trained parameters w.
    ///
    /// - Parameter sensitivities: s, `[n]`.
    /// - Returns: f at the points for the new parameters, `[n]`.
    mutating func step(_ network: inout NeuralNetwork, along sensitivities: [Double], by step: Double) -> [Double]
}
