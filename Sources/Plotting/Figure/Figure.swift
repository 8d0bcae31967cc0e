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
        for (index, panel) in plot.panels.enumerated() { try PanelCheck(number: index + 1, panel: panel).check() }
        self.plot = plot
        panels = plot.panels.map { panel in
            var panel = panel
            panel.layers = DrawingOrder.ordered(Stacking.stacked(panel.layers))
            return panel
        }
        columns = min(max(1, plot.columns), plot.panels.count)
    }
}
