/// Stage 2: scales trained over the panels that share them, marks decimated.
struct ScaledFigure {
    let figure: Figure
    let panels: [ScaledPanel]
    let series: SeriesTable

    init(_ figure: Figure) throws(PlotError) {
        let numbered = figure.panels.enumerated().map { (number: $0 + 1, panel: $1) }
        let sharing = figure.plot.sharing
        var panels: [ScaledPanel] = []
        for one in numbered {
            let x = try ScaleTraining(name: .x, panels: sharing.contains(.x) ? numbered : [one]).scale()
            let y = try ScaleTraining(name: .y, panels: sharing.contains(.y) ? numbered : [one]).scale()
            let color = try ColorScale.trained(sharing.contains(.color) ? numbered : [one])
            let decimation = Decimation(x: x, y: y)
            panels.append(
                ScaledPanel(panel: one.panel, x: x, y: y, color: color, layers: one.panel.layers.map(decimation.layer)))
            try Self.checkVisible(panels[panels.count - 1], one.number)
        }
        self.figure = figure
        self.panels = panels
        series = SeriesTable(figure.seriesPanels, palette: figure.plot.palette)
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
    }
}
