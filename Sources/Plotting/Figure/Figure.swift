/// Stage 1: the panels of a plot, checked, with stacked bars stacked, in the order of drawing.
struct Figure {
    let plot: Plot
    let panels: [Panel]
    let columns: Int

    /// Those that share series and legend: also those of other moments.
    var seriesPanels: [Panel] { plot.momentPanels.isEmpty ? panels : plot.momentPanels }

    var rows: Int { (panels.count + columns - 1) / columns }

    init(_ plot: Plot) throws(PlotError) {
        guard !plot.panels.isEmpty else { throw .noPanels }
        if let (rows, columns) = plot.facetTitles.map({ ($0.rows.count, $0.columns.count) }), plot.panels.count != rows * columns
        {
            throw .facetShape(panels: plot.panels.count, rows: rows, columns: columns)
        }
        for (index, panel) in plot.panels.enumerated() { try PanelCheck(number: index + 1, panel: panel).check() }
        try Self.checkSeries(plot.panels)
        self.plot = plot
        panels = plot.panels.map { panel in
            var panel = panel
            panel.layers = DrawingOrder.ordered(Stacking.stacked(panel.layers))
            return panel
        }
        columns = min(max(1, plot.columns), plot.panels.count)
    }

    /// A series may be missing in a panel, but not in all of them: its name would stand in the legend for nothing.
    private static func checkSeries(_ panels: [Panel]) throws(PlotError) {
        let withData = Set(panels.flatMap(\.layers).filter { $0.channels.count > 0 }.compactMap(\.series))
        for (index, panel) in panels.enumerated() {
            for layer in panel.layers {
                guard let series = layer.series, !withData.contains(series) else { continue }
                throw .emptySeries(panel: index + 1, mark: layer.geometry.traits.name, series: series)
            }
        }
    }
}
