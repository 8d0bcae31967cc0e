/// A line through the data, in their order. It breaks where a value can't be shown.
public struct Line: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(LineGeometry(), Channels(x: x, y: y)) }

    /// A staircase: each value holds until the next x.
    public func stepped() -> Line {
        var copy = self
        for index in copy.layers.indices { copy.layers[index].geometry = LineGeometry(isStepped: true) }
        return copy
    }
}

struct LineGeometry: Geometry {
    var isStepped = false

    let traits = MarkTraits(name: "line", paint: .line, thinning: .curve, ink: .alongLine)

    func swatch(of data: Channels) -> Swatch {
        .sample(Channels(x: Channel([0, 1]), y: Channel([0.5, 0.5])), isWide: true)
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        var (path, dots) = (Path(), Path())
        for run in canvas.space.runs(data).map({ canvas.shifted($0) }) {
            if run.count == 1 { dots.add(dot: run[0]) }
            path.add(polyline: isStepped ? Runs.stepped(run) : run)
        }
        guard !path.elements.isEmpty else { return [] }
        let stroke = canvas.stroke(width: 1.7, dash: canvas.style.dash ?? canvas.dash ?? .solid)
        let line = SceneNode.stroke(path, stroke)
        // A datum alone, or between two gaps, is a line of no length.
        return dots.elements.isEmpty
            ? [line] : [line, .stroke(dots, Stroke(stroke.color, width: stroke.width * 1.6, cap: .round))]
    }
}
