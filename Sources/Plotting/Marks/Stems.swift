/// A thin line from zero (on a logarithmic axis: from the lower edge) to each datum: spectra, coefficients.
public struct Stems: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(StemsGeometry(), Channels(x: x, y: y)) }
}

struct StemsGeometry: Geometry {
    let traits = MarkTraits(name: "stems", paint: .line, thinning: .spikes, ink: .atPoints)

    func swatch(of data: Channels) -> Swatch {
        .sample(Channels(x: Channel([0.2, 0.5, 0.8]), y: Channel([0.9, 0.6, 0.75])), isWide: true)
    }

    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        if axis == .y { extent.pinBaseline(kind) }
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        var path = Path()
        let baseline = canvas.space.baseline
        for point in canvas.space.points(data) where point.isShown {
            path.add(polyline: [Point(point.x, baseline), point])
        }
        guard !path.elements.isEmpty else { return [] }
        let width = canvas.style.width ?? (data.count > 300 ? 0.8 : 1.5)
        return canvas.zero + [.stroke(path, Stroke(canvas.painted, width: width))]
    }
}
