/// Whether a panel's data have the shape that its marks need.
struct PanelCheck {
    /// More than that no axis has room for, be it as wide as a screen.
    private static let mostTicks = 1000

    let number: Int
    let panel: Panel

    func check() throws(PlotError) {
        if panel.layers.isEmpty { throw .noMarks(panel: number) }
        if panel.cells.count > 1 { throw .severalHeatMaps(panel: number) }
        for (name, axis) in [("x", panel.x), ("y", panel.y)] {
            guard let count = axis.tickValues?.count, count > Self.mostTicks else { continue }
            throw .setting(
                "the number of ticks of the \(name) axis", panel: number, value: Double(count),
                allowed: "at most \(Self.mostTicks)")
        }
        for layer in panel.layers {
            try check(layer.style, of: layer.geometry.traits.name)
            try layer.geometry.check(panel, number: number)
            try checkCounts(layer)
            // Titles are set by the layout; labels once their panel has a place, which is too late to report an error.
            if let label = layer.geometry.label { _ = try Typography.set(label, Typography.note) }
        }
    }

    private func check(_ style: MarkStyle, of mark: String) throws(PlotError) {
        for (name, value) in [("width", style.width), ("size", style.size), ("opacity", style.opacity)] {
            let most = name == "opacity" ? 1 : Double.greatestFiniteMagnitude
            guard let value, !(0...most).contains(value) else { continue }
            let allowed = name == "opacity" ? "from 0 to 1" : "0 or more"
            throw .setting("the \(name) of the \(mark)", panel: number, value: value, allowed: allowed)
        }
    }

    private func checkCounts(_ layer: Layer) throws(PlotError) {
        let named = layer.channels.named
        guard Set(named.map(\.channel.count)).count > 1 else { return }
        let counts = Dictionary(named.map { ($0.name, $0.channel.count) }, uniquingKeysWith: { first, _ in first })
        throw .unequalCounts(panel: number, mark: layer.geometry.traits.name, counts: counts)
    }
}
