import SequenceModels

/// Gradient descent on θ = a b^D β from b₀ = ε^{1/(D + 2)}: ``NoiseScaledFlow`` with a step.
struct NoiseScaledDescent: FlowFamily, Hashable, Codable {
    /// D ≥ 1.
    let depth: Int
    /// η.
    let step: Double

    init(depth: Int, step: Double) {
        precondition(depth >= 1, "without a factor b there is no b₀ to scale: use GradientDescent(.twoFactors, …)")
        self.depth = depth
        self.step = step
    }

    var label: String { "\(NoiseScaledFlow(depth: depth).label), η = \(step)" }

    func flow(noise: Double) -> any GradientFlow {
        let scale = NoiseScaledFlow(depth: depth).initialScale(noise: noise)
        return GradientDescent(.overparameterized(depth: depth, initialScale: scale), step: step)
    }
}
