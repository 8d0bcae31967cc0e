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

/// The panels in w, up to e^{−w} = 10⁻¹⁸: half a unit at first, then wider, since dt/dw goes to a constant like e^{−w}.
private let saturationPanels = 14

@inline(__always)
private func saturationEnd(_ index: Int) -> Double {
    let start = 0.6931471805599453
    switch index {
    case ...4: return start + 0.5 * Double(index)
    case ...8: return start + Double(index - 2)
    case 9: return start + 8
    case 10: return start + 10
    case 11: return start + 14
    case 12: return start + 20
    case 13: return start + 30
    default: return start + 41
    }
}
