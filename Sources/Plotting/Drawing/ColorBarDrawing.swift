/// Draws the key of a heat map's colours.
struct ColorBarDrawing {
    private static let steps = 192

    let bar: ColorBarLayout
    let theme: Theme

    var nodes: [SceneNode] {
        let pixels = (0..<Self.steps).map { step in
            Color?.some(bar.scale.color(atUnit: 1 - (Double(step) + 0.5) / Double(Self.steps)))
        }
        var ticks = Path()
        for tick in bar.axis.ticks {
            let length = tick.isMajor ? Typography.tickLength : Typography.minorTickLength
            ticks.add(polyline: [Point(bar.bar.maxX, tick.position), Point(bar.bar.maxX + length, tick.position)])
        }
        var nodes: [SceneNode] = [.raster(Raster(width: 1, height: Self.steps, pixels: pixels), bar.bar)]
        if !ticks.elements.isEmpty { nodes.append(.stroke(ticks, Stroke(theme.muted, width: 0.9))) }
        nodes += bar.axis.labels.flatMap { TextDrawing.nodes($0, theme.muted) }
        if let title = bar.axis.title { nodes += TextDrawing.nodes(title, theme.ink) }
        return [.group(name: "color bar", clip: nil, nodes)]
    }
}
