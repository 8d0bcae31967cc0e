/// The area between the data and zero (on a logarithmic axis: the lower edge), with its edge drawn. The data go one way along x.
public struct Area: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(AreaGeometry(), Channels(x: x, y: y)) }
}

struct AreaGeometry: Geometry {
    let traits = MarkTraits(name: "area", paint: .area, thinning: .curve, ink: .alongLine, goesOneWay: true)

    func swatch(of data: Channels) -> Swatch { .square }

    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        if axis == .y { extent.pinBaseline(kind) }
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        var fill = Path()
        var edge = Path()
        let baseline = canvas.space.baseline
        for run in Runs.shown(canvas.space.points(data)).map(Runs.widened) {
            guard let first = run.first, let last = run.last else { continue }
            fill.add(polyline: [Point(first.x, baseline)] + run + [Point(last.x, baseline)], closed: true)
            edge.add(polyline: run)
        }
        guard !fill.elements.isEmpty else { return [] }
        let opacity = canvas.style.opacity ?? (canvas.theme.isDark ? 0.34 : 0.26)
        return [
            .fill(fill, canvas.color.opacity(opacity)),
            .stroke(edge, Stroke(canvas.color, width: canvas.style.width ?? 1.5, cap: .round)),
        ]
    }
}
