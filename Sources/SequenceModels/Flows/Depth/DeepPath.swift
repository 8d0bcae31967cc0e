internal import Foundation
import Numerics

/// The way of one deep component from β = 0 to β∞: the times at which it passes the ends of a row of panels, on each of which
/// the integral over the state is a Gauss–Legendre rule of 16 nodes.
///
/// - Complexity: about 40 ns a panel, of which there are 15 to 30; 0.1 to 0.2 µs a state.
struct DeepPath {
    let component: DeepComponent
    /// q at the last growth panel's end, where β = β∞/2.
    private let growth: Double
    private let growthPanels: Int
    /// The time at each panel's end, after that of its beginning, 0.
    private(set) var times: [Double]

    init(_ component: DeepComponent) {
        self.component = component
        growth = asinh(0.5 * component.limit / component.unit)
        // A stretch of q multiplies dt/dq by at most e^((D + 1) q): the guess for its inverse needs a bounded ratio.
        let width = min(1, 4 / Double(component.depth + 2))
        growthPanels = max(1, Int((growth / width).rounded(.up)))
        times = [0]
        guard component.observation > 0 else { return }
        times.reserveCapacity(growthPanels + Self.saturationEnds.count)
        for panel in 0..<growthPanels + Self.saturationEnds.count - 1 {
            let (lower, upper) = ends(of: panel)
            times.append(times[panel] + duration(of: panel, from: lower, to: upper))
        }
    }

    func state(at time: Double) -> FlowState {
        guard component.observation > 0, time > 0 else { return state(β: 0, residual: component.observation) }
        let panel = panel(at: time)
        guard panel < times.count - 1 else { return finalState(after: time - times[times.count - 1]) }
        let position = position(at: time, panel)
        if panel < growthPanels {
            let β = component.unit * sinh(position)
            return state(β: β, residual: component.observation - component.learnedEigenvalue(β) * β)
        }
        return state(saturation: position)
    }

    private func state(saturation w: Double) -> FlowState {
        state(β: component.limit * -expm1(-w), residual: component.residual(saturation: w))
    }

    /// Beyond the last panel dt/dw is constant.
    private func finalState(after duration: Double) -> FlowState {
        state(saturation: Self.saturationEnds[Self.saturationEnds.count - 1] + duration / component.finalDuration)
    }

    private func state(β: Double, residual: Double) -> FlowState {
        let learned = component.learnedEigenvalue(β)
        let value = residual < 0.5 * component.observation ? component.observation - residual : learned * β
        return FlowState(value: value, residual: residual, coefficient: β, learnedEigenvalue: learned)
    }

    /// The panel that holds the time; the count of panels beyond the last.
    private func panel(at time: Double) -> Int {
        var (lower, upper) = (0, times.count - 1)
        while lower < upper {
            let middle = (lower + upper) / 2
            if times[middle + 1] <= time { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    private func ends(of panel: Int) -> (Double, Double) {
        guard panel < growthPanels else {
            let index = panel - growthPanels
            return (Self.saturationEnds[index], Self.saturationEnds[index + 1])
        }
        let step = growth / Double(growthPanels)
        return (Double(panel) * step, panel == growthPanels - 1 ? growth : Double(panel + 1) * step)
    }

    /// Where the panel is at that time: Newton's method, held inside a bracket.
    private func position(at time: Double, _ panel: Int) -> Double {
        let (start, end) = ends(of: panel)
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
        let left = total / slope(of: panel, at: start)
        let right = total / slope(of: panel, at: end)
        let width = end - start
        let cubic = x * (left + x * (3 * width - 2 * left - right + x * (left + right - 2 * width)))
        return start + min(max(cubic, 1e-3 * x * width), width)
    }

    private func slope(of panel: Int, at position: Double) -> Double {
        let node = SIMD8(repeating: position)
        return panel < growthPanels ? component.growthDuration(node)[0] : component.saturationDuration(node)[0]
    }

    private func duration(of panel: Int, from lower: Double, to upper: Double) -> Double {
        let half = 0.5 * (upper - lower)
        let middle = 0.5 * (upper + lower)
        let first = middle - half * Self.nodes
        let second = middle + half * Self.nodes
        let sum =
            panel < growthPanels
            ? component.growthDuration(first) + component.growthDuration(second)
            : component.saturationDuration(first) + component.saturationDuration(second)
        return half * (Self.weights * sum).sum()
    }

    /// Up to e^{−w} = 10⁻¹⁸.
    private static let saturationEnds: [Double] = [0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 41].map { M_LN2 + $0 }

    private static let nodes = upperHalf(GaussQuadrature.legendre(count: 16).nodes)
    private static let weights = upperHalf(GaussQuadrature.legendre(count: 16).weights)

    private static func upperHalf(_ values: [Double]) -> SIMD8<Double> { SIMD8(values[8...]) }
}
