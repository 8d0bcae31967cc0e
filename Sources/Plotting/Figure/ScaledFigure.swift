/// Stage 2: scales trained over the panels that share them, marks decimated.
struct ScaledFigure {
    let figure: Figure
    let panels: [ScaledPanel]
    let series: SeriesTable
    /// What can't be shown of all the data.
    let omissions: [Omission]

    init(_ figure: Figure) throws(PlotError) {
        let numbered = figure.panels.enumerated().map { (number: $0 + 1, panel: $1) }
        let sharing = figure.plot.sharing
        var panels: [ScaledPanel] = []
        let xs = try Self.scales(.x, numbered, isShared: sharing.contains(.x))
        let ys = try Self.scales(.y, numbered, isShared: sharing.contains(.y))
        for (one, (x, y)) in zip(numbered, zip(xs, ys)) {
            for (name, axis, scale) in [(AxisName.x, one.panel.x, x), (.y, one.panel.y, y)] {
                guard let chosen = axis.tickValues, !chosen.isEmpty, ValueTicks(scale).ticks(chosen).isEmpty else { continue }
                throw .noTicks(panel: one.number, axis: name.rawValue)
            }
            try Self.checkOrder(one.panel, along: x, one.number)
            let color = try one.panel.cells.isEmpty ? nil : ColorScale.trained(sharing.contains(.color) ? numbered : [one])
            let decimation = Decimation(x: x, y: y)
            panels.append(
                ScaledPanel(panel: one.panel, x: x, y: y, color: color, layers: one.panel.layers.map(decimation.layer)))
            try Self.checkVisible(panels[panels.count - 1], one.number)
        }
        self.figure = figure
        self.panels = panels
        series = SeriesTable(figure.seriesPanels, palette: figure.plot.palette, key: figure.plot.key)
        omissions = zip(figure.panels, panels).flatMap { Omission.all(of: $0.layers, x: $1.x, y: $1.y, color: $1.color) }
    }

    /// One a panel.
    private static func scales(
        _ name: AxisName, _ panels: [(number: Int, panel: Panel)], isShared: Bool
    ) throws(PlotError) -> [Scale] {
        if isShared {
            let scale = try ScaleTraining(name: name, panels: panels).scale()
            return panels.map { _ in scale }
        }
        var scales: [Scale] = []
        for panel in panels { scales.append(try ScaleTraining(name: name, panels: [panel]).scale()) }
        return scales
    }

    /// By places, since categories stand in the order of their axis.
    private static func checkOrder(_ panel: Panel, along x: Scale, _ number: Int) throws(PlotError) {
        for layer in panel.layers where layer.geometry.traits.goesOneWay {
            let places = layer.channels.x.map(x.transformed)?.filter(\.isFinite) ?? []
            let steps = zip(places, places.dropFirst())
            if steps.allSatisfy({ $0 <= $1 }) || steps.allSatisfy({ $0 >= $1 }) { continue }
            throw .turningBack(panel: number, mark: layer.geometry.traits.name, series: layer.series)
        }
    }

    /// Titles of axes may be shared, data may not: each panel must have something of its own to show.
    private static func checkVisible(_ panel: ScaledPanel, _ number: Int) throws(PlotError) {
        let isVisible = panel.layers.contains { layer in
            let hasX = layer.channels.x.map { channel in panel.x.units(channel).contains { !$0.isNaN } } ?? true
            let y = layer.channels.y ?? layer.channels.high
            let hasY = y.map { channel in panel.y.units(channel).contains { !$0.isNaN } } ?? true
            return hasX && hasY
        }
        if !isVisible { throw .nothingToShow(panel: number) }
        let withData = panel.layers.filter { $0.geometry.traits.showsData && $0.channels.count > 0 }
        for (name, scale) in [(AxisName.x, panel.x), (.y, panel.y)] where !withData.isEmpty {
            let isBeside = withData.allSatisfy { layer in
                let extent = LayerExtent(layer: layer, name: name, kind: scale.kind).extent
                return !extent.isEmpty && (extent.upper < scale.lower || extent.lower > scale.upper)
            }
            if isBeside && !scale.isClamped { throw .outsideDomain(panel: number, axis: name.rawValue) }
        }
    }

    /// Height over width of the frames where both axes count in one unit: where the author says so, and where all heat maps cover a square.
    var shape: Double? {
        let isPlane = panels.allSatisfy { $0.x.kind == .linear && $0.y.kind == .linear }
        if figure.plot.hasEqualUnits, isPlane, let first = panels.first {
            return min(max((first.y.upper - first.y.lower) / (first.x.upper - first.x.lower), 0.2), 5)
        }
        let maps = panels.filter { $0.color != nil }
        return !maps.isEmpty && maps.allSatisfy(\.isSquareMap) ? 1 : nil
    }
}

extension ScaledPanel {
    /// Whether x and y have the same domain, up to a twentieth of it.
    fileprivate var isSquareMap: Bool {
        let slack = (x.upper - x.lower) * 0.05
        return x.kind == .linear && y.kind == .linear && abs(x.lower - y.lower) < slack && abs(x.upper - y.upper) < slack
    }
}
