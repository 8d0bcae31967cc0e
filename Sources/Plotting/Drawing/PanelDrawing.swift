/// Draws one panel: grid, marks in the author's order, axes, title, colour bar.
struct PanelDrawing {
    let panel: PanelLayout
    let series: SeriesTable
    let theme: Theme

    var nodes: [SceneNode] {
        let axes = AxisDrawing(panel: panel, theme: theme)
        let title = panel.title.map { TextDrawing.nodes($0, theme.ink) } ?? []
        let bar = panel.colorBar.map { ColorBarDrawing(bar: $0, theme: theme).nodes } ?? []
        let rowTitle = panel.rowTitle.map { TextDrawing.nodes($0, theme.ink) } ?? []
        return axes.grid + marks + axes.axes + title + rowTitle + ends + bar
    }

    private var marks: [SceneNode] {
        let (shapes, notes) = drawnMarks
        return shapes + notes.nodes(on: isOnCells ? Casing.color : theme.background.opacity(0.86), isOnCells: isOnCells)
    }

    private var ends: [SceneNode] {
        let nodes = panel.ends.flatMap { end in
            [.stroke(Path(polyline: end.leader), Stroke(series.color(ofSeries: end.series, theme), width: 1.7, cap: .round))]
                + TextDrawing.nodes(end.text, theme.ink)
        }
        return nodes.isEmpty ? [] : [.group(name: "end labels", clip: nil, nodes)]
    }

    /// The marks, and where their labels found room.
    var drawnMarks: (shapes: [SceneNode], notes: NotePlacement) {
        let space = PanelSpace(frame: panel.frame, x: panel.scaled.x, y: panel.scaled.y)
        let layers = panel.scaled.layers
        let dodge = Dodge(layers, space)
        let sizes = markerSizes
        var notes = NotePlacement({ Obstacles(layers, space) }, in: panel.frame)
        let shapes = layers.flatMap { layer in
            node(layer, canvas(layer, space, dodge.slot(of: layer), sizes[layer.series ?? ""] ?? 0), &notes)
        }
        return (shapes, notes)
    }

    /// Of the points in this panel, by series.
    private var markerSizes: [String: Double] {
        var sizes: [String: Double] = [:]
        for layer in panel.scaled.layers {
            if let size = layer.geometry.markerSize(layer.channels, layer.style) { sizes[layer.series ?? ""] = size }
        }
        return sizes
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
    private func canvas(_ layer: Layer, _ space: PanelSpace, _ slot: Slot, _ markerSize: Double) -> Canvas {
        let theme = isOnCells ? Theme.light : theme
        let entry = layer.series.flatMap { series[$0] }
        return Canvas(
            space: space, theme: theme, color: series.color(of: layer, theme), style: layer.style, marker: entry?.marker,
            dash: entry?.dash, slot: slot, colorScale: panel.scaled.color, markerSize: markerSize, crowd: layer.crowd)
    }
}
