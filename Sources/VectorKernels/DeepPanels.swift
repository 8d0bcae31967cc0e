/// The panels that the way of a deep component is divided into: growth, in steps of q up to where β = β∞/2; then saturation, in steps of w.
struct DeepPanels {
    /// q at the last growth panel's end.
    let growth: Double
    let growthPanels: Int

    var count: Int { growthPanels + saturationPanels }

    @inline(__always)
    func isGrowth(_ panel: Int) -> Bool { panel < growthPanels }

    /// In q, or in w.
    @inline(__always)
    func ends(of panel: Int) -> (Double, Double) {
        guard panel < growthPanels else {
            return (saturationEnd(panel - growthPanels), saturationEnd(panel - growthPanels + 1))
        }
        let step = growth / Double(growthPanels)
        return (Double(panel) * step, panel == growthPanels - 1 ? growth : Double(panel + 1) * step)
    }

    /// w at the end of the last panel.
    var last: Double { saturationEnd(saturationPanels) }
}

/// The panels in w, up to e^{−w} = 10⁻¹⁸, each twice as wide as the one before or nearly so: what is singular lies near w = 0, and dt/dw
/// goes to a constant like e^{−w}.
package let saturationPanels = 7

@inline(__always)
private func saturationEnd(_ index: Int) -> Double {
    let start = 0.6931471805599453
    switch index {
    case 0: return start
    case 1: return start + 0.75
    case 2: return start + 1.875
    case 3: return start + 3.875
    case 4: return start + 7.375
    case 5: return start + 13.5
    case 6: return start + 24.5
    default: return start + 41
    }
}
