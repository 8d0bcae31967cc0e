/// β, θ and z − θ, each relatively exact.
typealias DeepState = (coefficient: Double, value: Double, residual: Double)

/// The way of one deep component from β = 0 to β∞: the times at which it passes the ends of a row of panels, on each of which the
/// integral over the state is a Gauss–Legendre rule of 16 nodes.
struct DeepPath {
    let component: DeepComponent
    let panels: DeepPanels
    /// The time at each panel's end, after that of its beginning, 0: one more than there are panels.
    let times: UnsafePointer<Double>
    /// The nodes and weights of the upper half of the rule on [−1, 1].
    let rule: (nodes: Vector, weights: Vector)

    /// Fills in the times.
    func integrate(into times: UnsafeMutablePointer<Double>) {
        times[0] = 0
        for panel in 0..<panels.count {
            let (lower, upper) = panels.ends(of: panel)
            times[panel + 1] = times[panel] + duration(of: panel, from: lower, to: upper)
        }
    }

    func state(at time: Double) -> DeepState {
        guard time > 0 else { return (0, 0, component.observation) }
        let panel = panel(at: time)
        guard panel < panels.count else {
            return saturated(panels.last + (time - times[panels.count]) / component.finalDuration)
        }
        let position = position(at: time, panel)
        guard panels.isGrowth(panel) else { return saturated(position) }
        let β = component.coefficient(growth: Vector(repeating: position))
        let value = (component.learned(β) * β)[0]
        return (β[0], value, component.observation - value)
    }

    private func saturated(_ w: Double) -> DeepState {
        let exponential = ExponentialDecay(Vector(repeating: w))
        let residual = component.residual(saturation: exponential)[0]
        let β = component.limit * exponential.complement
        let isNear = residual < 0.5 * component.observation
        return (β[0], isNear ? component.observation - residual : (component.learned(β) * β)[0], residual)
    }

    /// The panel that holds the time; the count of panels beyond the last.
    private func panel(at time: Double) -> Int {
        var (lower, upper) = (0, panels.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if times[middle + 1] <= time { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    /// Where the panel is at that time: Newton's method, held inside a bracket.
    private func position(at time: Double, _ panel: Int) -> Double {
        let (start, end) = panels.ends(of: panel)
        let target = time - times[panel]
        var (lower, upper) = (start, end)
        var position = guess(panel, start, end, target)
        for _ in 0..<60 {
            let excess = duration(of: panel, from: start, to: position) - target
            if excess > 0 { upper = position } else { lower = position }
            let next = position - excess / slope(of: panel, at: position)
            // The next error is of the order of this one squared.
            if abs(next - position) <= 1e-8 * position { return next }
            position = next > lower && next < upper ? next : 0.5 * (lower + upper)
        }
        return position
    }

    /// The inverse's cubic through both ends of the panel.
    private func guess(_ panel: Int, _ start: Double, _ end: Double, _ target: Double) -> Double {
        let total = times[panel + 1] - times[panel]
        let x = target / total
        let (left, right) = slopes(of: panel, at: start, and: end)
        let width = end - start
        let (enter, leave) = (total / left, total / right)
        let cubic = x * (enter + x * (3 * width - 2 * enter - leave + x * (enter + leave - 2 * width)))
        return start + min(max(cubic, 1e-3 * x * width), width)
    }

    private func slope(of panel: Int, at position: Double) -> Double {
        slopes(of: panel, at: position, and: position).0
    }

    private func slopes(of panel: Int, at first: Double, and second: Double) -> (Double, Double) {
        var node = Vector(repeating: first)
        node[1] = second
        let slopes = panels.isGrowth(panel) ? component.growthDuration(node) : component.saturationDuration(node)
        return (slopes[0], slopes[1])
    }

    private func duration(of panel: Int, from lower: Double, to upper: Double) -> Double {
        let half = 0.5 * (upper - lower)
        let middle = Vector(repeating: 0.5 * (upper + lower))
        let first = middle - half * rule.nodes
        let second = middle + half * rule.nodes
        let sum =
            panels.isGrowth(panel)
            ? component.growthDuration(first) + component.growthDuration(second)
            : component.saturationDuration(first) + component.saturationDuration(second)
        return half * (rule.weights * sum).sum()
    }
}
