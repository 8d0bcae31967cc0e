/// Draws one layer.
struct MarkDrawing {
    private static let lineWidth = 1.7
    private static let pointSize = 5.5
    /// More points than this are dots: shapes could not be told apart.
    static let crowd = 400

    let layer: Layer
    let geometry: PanelGeometry
    let theme: Theme
    let color: Color
    let entry: SeriesTable.Entry?
    let dodge: Dodge
    let colorScale: ColorScale?

    /// Points may reach over the frame; everything else stays inside.
    var isClipped: Bool { layer.geometry != .points }

    func nodes(_ notes: inout NotePlacement) -> [SceneNode] {
        switch layer.geometry {
        case .line(let isStepped): line(isStepped)
        case .points: points
        case .band: band
        case .errorBars: errorBars
        case .stems: stems
        case .bars, .histogram: zero + BarDrawing(layer: layer, geometry: geometry, color: painted, dodge: dodge).nodes
        case .boxes: BoxDrawing(layer: layer, geometry: geometry, color: painted, dodge: dodge).nodes
        case .heatMap(let grid):
            HeatDrawing(grid: grid, values: layer.channels.value, geometry: geometry, scale: colorScale).nodes
        case .rule(let rule): notes.rule(rule, stroke(width: 1.1, dash: layer.style.dash ?? .dashed), color)
        case .slope(let slope): notes.slope(slope, stroke(width: 1.2, dash: layer.style.dash ?? .dashed), color)
        case .text(let text): notes.text(text, layer.channels, color)
        }
    }

    private var painted: Color { layer.style.opacity.map(color.opacity) ?? color }

    private func stroke(width: Double, dash: Dash) -> Stroke {
        let width = layer.style.width ?? width
        return Stroke(painted, width: width, dash: dash.lengths.map { $0 * width }, cap: dash == .solid ? .round : .butt)
    }

    private func line(_ isStepped: Bool) -> [SceneNode] {
        var path = Path()
        for run in Runs.shown(geometry.points(layer.channels)) { path.add(polyline: isStepped ? Runs.stepped(run) : run) }
        guard !path.elements.isEmpty else { return [] }
        return [.stroke(path, stroke(width: Self.lineWidth, dash: layer.style.dash ?? entry?.dash ?? .solid))]
    }

    private var points: [SceneNode] {
        let shift = dodge.offset(layer)
        let room = geometry.frame.insetBy(-0.5)
        let shown = geometry.points(layer.channels).filter { $0.isShown && room.contains($0) }.map { Point($0.x + shift, $0.y) }
        guard !shown.isEmpty else { return [] }
        let size = layer.style.size ?? (shown.count > Self.crowd ? 2.2 : shown.count > 100 ? 3.5 : Self.pointSize)
        let marker = layer.style.marker ?? (shown.count > Self.crowd ? .circle : entry?.marker) ?? .circle
        return [MarkerShape.node(marker, at: shown, size: size, color: painted)]
    }

    private var band: [SceneNode] {
        let xs = geometry.xs(layer.channels.x)
        let lows = geometry.ys(layer.channels.low).map { $0.isNaN ? geometry.frame.maxY : $0 }
        let highs = geometry.ys(layer.channels.high)
        var path = Path()
        let upper = zip(xs, highs).map { Point($0, $1) }
        for range in Runs.ranges(upper) where range.count > 1 {
            path.add(polyline: Array(upper[range]) + range.reversed().map { Point(xs[$0], lows[$0]) }, closed: true)
        }
        guard !path.elements.isEmpty else { return [] }
        return [.fill(path, color.opacity(layer.style.opacity ?? (theme.isDark ? 0.24 : 0.18)))]
    }

    private var errorBars: [SceneNode] {
        let shift = dodge.offset(layer)
        let lows = geometry.ys(layer.channels.low).map { $0.isNaN ? geometry.frame.maxY : $0 }
        let highs = geometry.ys(layer.channels.high)
        let cap = lows.count > 60 ? 0.0 : 2.8
        var path = Path()
        for (x, (low, high)) in zip(geometry.xs(layer.channels.x), zip(lows, highs)) where x.isFinite && high.isFinite {
            path.add(polyline: [Point(x + shift, low), Point(x + shift, high)])
            guard cap > 0 else { continue }
            path.add(polyline: [Point(x + shift - cap, low), Point(x + shift + cap, low)])
            path.add(polyline: [Point(x + shift - cap, high), Point(x + shift + cap, high)])
        }
        guard !path.elements.isEmpty else { return [] }
        return [.stroke(path, Stroke(painted, width: layer.style.width ?? 1.2))]
    }

    private var stems: [SceneNode] {
        var path = Path()
        let baseline = geometry.baseline
        for point in geometry.points(layer.channels) where point.isShown {
            path.add(polyline: [Point(point.x, baseline), point])
        }
        guard !path.elements.isEmpty else { return [] }
        return zero + [.stroke(path, Stroke(painted, width: layer.style.width ?? (layer.channels.count > 300 ? 0.8 : 1.5)))]
    }

    /// The line that bars and stems stand on, where it is not the axis.
    private var zero: [SceneNode] {
        let frame = geometry.frame
        guard geometry.baseline < frame.maxY - 1 else { return [] }
        let line = Path(polyline: [Point(frame.x, geometry.baseline), Point(frame.maxX, geometry.baseline)])
        return [.stroke(line, Stroke(theme.muted, width: 0.8))]
    }
}
