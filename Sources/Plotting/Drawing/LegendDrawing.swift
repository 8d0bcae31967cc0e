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

    /// A layer of two or three data, drawn by the marks' own code.
    private func sample(_ layer: Layer, of item: LegendLayout.Item) -> [SceneNode] {
        let swatch = item.swatch
        let unit = Scale(kind: .linear, lower: 0, upper: 1)
        let geometry = PanelGeometry(frame: swatch, x: unit, y: unit)
        var sample = layer
        sample.style.isDodged = false
        switch layer.geometry {
        case .line(let isStepped):
            sample.geometry = .line(isStepped: isStepped)
            sample.channels = Channels(x: Channel([0, 1]), y: Channel([0.5, 0.5]))
        case .points:
            if layer.channels.count > MarkDrawing.crowd { sample.style.marker = sample.style.marker ?? .circle }
            sample.channels = Channels(x: Channel([0.5]), y: Channel([0.5]))
        case .band: sample.channels = Channels(x: Channel([0, 1]), low: Channel([0.12, 0.12]), high: Channel([0.88, 0.88]))
        case .errorBars: sample.channels = Channels(x: Channel([0.5]), low: Channel([0]), high: Channel([1]))
        case .stems:
            sample.channels = Channels(x: Channel([0.2, 0.5, 0.8]), y: Channel([0.9, 0.6, 0.75]))
        case .bars, .histogram, .boxes:
            let color = sample.style.opacity.map(series.color(of: layer, theme).opacity) ?? series.color(of: layer, theme)
            let side = min(swatch.height, 11)
            return [
                .rectangle(
                    Rect(
                        x: swatch.x, y: swatch.y + (swatch.height - side) / 2, width: side, height: side), color)
            ]
        case .heatMap, .rule, .slope, .text: return []
        }
        var notes = NotePlacement([], geometry)
        return MarkDrawing(
            layer: sample, geometry: geometry, theme: theme, color: series.color(of: layer, theme), entry: item.entry,
            dodge: Dodge([], geometry), colorScale: nil
        ).nodes(&notes)
    }
}
