/// Draws the legend: each series by a sample of what it is drawn with.
struct LegendDrawing {
    let legend: LegendLayout
    let series: SeriesTable
    let theme: Theme

    var node: SceneNode {
        .group(
            name: "legend", clip: nil,
            legend.items.flatMap { item in
                item.entry.listed.flatMap { sample($0, of: item) } + TextDrawing.nodes(item.text, theme.ink)
            })
    }

    private func sample(_ layer: Layer, of item: LegendLayout.Item) -> [SceneNode] {
        let color = series.color(of: layer, theme)
        switch layer.geometry.swatch(of: layer.channels) {
        case .none: return []
        case .square: return [square(in: item.swatch, layer.style.opacity.map(color.opacity) ?? color)]
        case .sample(let data, _, let marker):
            let unit = Scale(kind: .linear, lower: 0, upper: 1)
            var style = layer.style
            style.marker = style.marker ?? marker
            let canvas = Canvas(
                space: PanelSpace(frame: item.swatch, x: unit, y: unit), theme: theme, color: color, style: style,
                marker: item.entry.marker, dash: item.entry.dash, slot: Slot(), colorScale: nil)
            var notes = NotePlacement(Obstacles.init, in: item.swatch)
            return layer.geometry.nodes(data, on: canvas, &notes)
        }
    }

    private func square(in swatch: Rect, _ color: Color) -> SceneNode {
        let side = min(swatch.height, 11)
        return .rectangle(
            Rect(x: swatch.x, y: swatch.y + (swatch.height - side) / 2, width: side, height: side), color)
    }
}
