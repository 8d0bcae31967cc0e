/// A dashed line of known slope with its label: y = c x^slope on two logarithmic axes, y = c + slope · x on two linear ones
/// (with one logarithmic axis, the slope is per decade).
public struct ReferenceSlope: Mark {
    public var layers: [Layer]

    /// Where there is room beside the data, over about half the panel.
    public init(_ slope: Double, label: String? = nil) {
        layers = [Layer(SlopeGeometry(slope: slope, label: label, anchor: nil))]
    }

    /// Through a point, over the whole panel.
    public init(_ slope: Double, label: String? = nil, through point: (x: Double, y: Double)) {
        layers = [Layer(SlopeGeometry(slope: slope, label: label, anchor: .init(x: point.x, y: point.y)))]
    }
}

struct SlopeGeometry: Geometry {
    /// In data units.
    struct Anchor {
        let x: Double
        let y: Double
    }

    let slope: Double
    let label: String?
    let anchor: Anchor?

    let traits = MarkTraits(name: "reference slope", paint: .muted, thinning: .everything, ink: .nowhere, showsData: false)

    func swatch(of data: Channels) -> Swatch { .none }

    /// Beside the data, above or below.
    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        extent.needsRoom = axis == .y && anchor == nil
    }

    func check(_ panel: Panel, number: Int) throws(PlotError) {
        let numbers = [slope] + (anchor.map { [$0.x, $0.y] } ?? [])
        if !numbers.allSatisfy(\.isFinite) { throw .invalidSlope(panel: number) }
    }

    func tabulated(_ data: Channels) -> Channels {
        Channels(x: anchor.map { Channel([$0.x]) }, y: anchor.map { Channel([$0.y]) }, value: Channel([slope]))
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let block = notes.block(label)
        guard let segment = SlopeSegment.best(self, block, canvas.space, notes.obstacles) else { return [] }
        if let block { notes.put(block, among: [segment.box], canvas.color) }
        notes.keepClear(of: segment.points)
        let stroke = canvas.stroke(width: 1.2, dash: canvas.style.dash ?? .dashed)
        return [.stroke(Path(polyline: segment.points), stroke)]
    }
}
