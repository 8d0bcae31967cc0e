/// How fast time goes at the 16 nodes of one panel of the way of a deep component.
struct DeepPanelNodes {
    private let component: DeepComponent
    private let isGrowth: Bool
    /// q or w at x ∈ [−1, 1] is middle + half · x.
    private let middle: Double
    let half: Double
    /// dt/dq, or dt/dw, at the nodes −x and x.
    let lower: Vector
    let upper: Vector
    /// How long the panel takes.
    let duration: Double

    /// - Parameter rule: the upper half of the 16 nodes x and their weights.
    @inline(__always)
    init(_ component: DeepComponent, _ panels: DeepPanels, _ panel: Int, _ rule: (nodes: Vector, weights: Vector)) {
        self.component = component
        isGrowth = panels.isGrowth(panel)
        let ends = panels.ends(of: panel)
        middle = 0.5 * (ends.1 + ends.0)
        half = 0.5 * (ends.1 - ends.0)
        let (first, second) = (middle - half * rule.nodes, middle + half * rule.nodes)
        (lower, upper) =
            isGrowth
            ? (component.growthDuration(first), component.growthDuration(second))
            : (component.saturationDuration(first), component.saturationDuration(second))
        duration = half * (rule.weights * (lower + upper)).sum()
    }

    /// θ at x.
    @inline(__always)
    func value(at x: Vector) -> Vector {
        let state = middle + half * x
        return isGrowth ? component.value(growth: state) : component.value(saturation: state)
    }
}
