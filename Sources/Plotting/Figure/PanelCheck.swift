/// Whether a panel's data have the shape that its marks need.
struct PanelCheck {
    let number: Int
    let panel: Panel

    func check() throws(PlotError) {
        if panel.layers.isEmpty { throw .noMarks(panel: number) }
        if panel.heatMaps.count > 1 { throw .severalHeatMaps(panel: number) }
        for layer in panel.layers {
            if case .heatMap(let grid) = layer.geometry { try check(grid) }
            try checkCounts(layer)
            try checkNote(layer)
        }
    }

    private func checkCounts(_ layer: Layer) throws(PlotError) {
        let named = layer.channels.named
        guard Set(named.map(\.channel.count)).count > 1 else { return }
        let counts = Dictionary(named.map { ($0.name, $0.channel.count) }, uniquingKeysWith: { first, _ in first })
        throw .unequalCounts(panel: number, mark: layer.geometry.name, counts: counts)
    }

    /// Titles are set by the layout; notes are set once their panel has a place, which is too late to report an error.
    private func checkNote(_ layer: Layer) throws(PlotError) {
        switch layer.geometry {
        case .rule(let rule): if let label = rule.label { _ = try Typography.set(label, Typography.note) }
        case .slope(let slope):
            if let label = slope.label { _ = try Typography.set(label, Typography.note) }
            let numbers = [slope.slope] + (slope.anchor.map { [$0.x, $0.y] } ?? [])
            if !numbers.allSatisfy(\.isFinite) { throw .invalidSlope(panel: number) }
        case .text(let text): _ = try Typography.set(text.text, Typography.note)
        default: break
        }
    }

    private func check(_ grid: HeatGrid) throws(PlotError) {
        let isWhole = grid.rowCounts.count == grid.y.count && grid.rowCounts.allSatisfy { $0 == grid.x.count }
        guard isWhole, grid.x.count > 0, grid.y.count > 0 else {
            throw .heatMapShape(panel: number, columns: grid.x.count, rows: grid.y.count, rowCounts: grid.rowCounts)
        }
        try checkOrder(grid.x, panel.x, "x")
        try checkOrder(grid.y, panel.y, "y")
    }

    private func checkOrder(_ centres: Channel, _ axis: Axis, _ name: String) throws(PlotError) {
        guard case .numbers(let numbers) = centres.values else { return }
        let places = numbers.map(axis.kind.transform)
        let ascends = zip(places, places.dropFirst()).allSatisfy { $0 < $1 } && places.allSatisfy(\.isFinite)
        if !ascends { throw .heatMapOrder(panel: number, axis: name) }
    }
}
