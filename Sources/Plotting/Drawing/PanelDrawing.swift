/// Draws one panel: grid, marks in the author's order, axes, title, colour bar.
struct PanelDrawing {
    let panel: PanelLayout
    let series: SeriesTable
    let theme: Theme

    var nodes: [SceneNode] {
        let axes = AxisDrawing(panel: panel, theme: theme)
        let title = panel.title.map { TextDrawing.nodes($0, theme.ink) } ?? []
        let bar = panel.colorBar.map { ColorBarDrawing(bar: $0, theme: theme).nodes } ?? []
        return axes.grid + marks + axes.axes + title + bar
    }

    private var marks: [SceneNode] {
        let geometry = PanelGeometry(panel)
        let isOnCells = panel.scaled.color != nil
        // A heat map has the same colours in every theme, and so has what is drawn over it.
        let theme = isOnCells ? Theme.light : self.theme
        let dodge = Dodge(panel.scaled.layers, geometry)
        var notes = NotePlacement(panel.scaled.layers, geometry)
        var nodes: [SceneNode] = []
        for layer in panel.scaled.layers {
            let drawing = MarkDrawing(
                layer: layer, geometry: geometry, theme: theme, color: series.color(of: layer, theme),
                entry: layer.series.flatMap { series[$0] }, dodge: dodge, colorScale: panel.scaled.color)
            let name = [layer.geometry.name, layer.series].compactMap(\.self).joined(separator: " ")
            let shapes = isOnCells ? Casing.under(drawing.nodes(&notes)) : drawing.nodes(&notes)
            if !shapes.isEmpty { nodes.append(.group(name: name, clip: drawing.isClipped ? panel.frame : nil, shapes)) }
        }
        return nodes + notes.nodes(theme, isOnCells: isOnCells)
    }
}
