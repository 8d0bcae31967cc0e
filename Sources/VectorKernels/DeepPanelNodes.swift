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

    /// - Parameters:
    ///   - exponentials: of this component, for this panel next.
    ///   - weights: of the upper half of the 16 nodes.
    @inline(__always)
    init(
        _ component: DeepComponent, _ panels: DeepPanels, _ panel: Int, _ exponentials: inout DeepPanelExponentials,
        _ weights: Vector
    ) {
        self.component = component
        isGrowth = panels.isGrowth(panel)
        let ends = panels.ends(of: panel)
        middle = 0.5 * (ends.1 + ends.0)
        half = 0.5 * (ends.1 - ends.0)
        if isGrowth {
            let sines = exponentials.growth(panel)
            lower = component.growthDuration(coefficient: component.unit * sines.lower)
            upper = component.growthDuration(coefficient: component.unit * sines.upper)
        } else {
            let complements = exponentials.saturation(panel - panels.growthPanels)
            lower = component.saturationDuration(complement: complements.lower)
            upper = component.saturationDuration(complement: complements.upper)
        }
        duration = half * (weights * (lower + upper)).sum()
    }

    /// θ at x.
    @inline(__always)
    func value(at x: Vector) -> Vector {
        let state = middle + half * x
        return isGrowth ? component.value(growth: state) : component.value(saturation: state)
    }
}
