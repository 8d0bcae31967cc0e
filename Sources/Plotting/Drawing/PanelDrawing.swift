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
        let space = PanelSpace(frame: panel.frame, x: panel.scaled.x, y: panel.scaled.y)
        let layers = panel.scaled.layers
        let dodge = Dodge(layers, space)
        var notes = NotePlacement(Obstacles(layers, space), in: panel.frame)
        let shapes = layers.flatMap { node($0, canvas($0, space, dodge.slot(of: $0)), &notes) }
        return shapes + notes.nodes(isOnCells: isOnCells)
    }

    private var isOnCells: Bool { panel.scaled.color != nil }

    private func node(_ layer: Layer, _ canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let nodes = layer.geometry.nodes(layer.channels, on: canvas, &notes)
        guard !nodes.isEmpty else { return [] }
        let name = [layer.geometry.traits.name, layer.series].compactMap(\.self).joined(separator: " ")
        let clip = layer.geometry.traits.isClipped ? panel.frame : nil
        return [.group(name: name, clip: clip, isOnCells ? Casing.under(nodes) : nodes)]
    }

    /// A heat map has the same colours in every theme, and so has what is drawn over it.
    private func canvas(_ layer: Layer, _ space: PanelSpace, _ slot: Slot) -> Canvas {
        let theme = isOnCells ? Theme.light : theme
        let entry = layer.series.flatMap { series[$0] }
        return Canvas(
            space: space, theme: theme, color: series.color(of: layer, theme), style: layer.style, marker: entry?.marker,
            dash: entry?.dash, slot: slot, colorScale: panel.scaled.color)
    }
}
