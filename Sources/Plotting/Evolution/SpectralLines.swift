/// A spectrum at the margin of a panel: a short line at each value, as in a picture of spectral lines.
public struct SpectralLines: Mark {
    /// The panel's margin at which a spectrum stands.
    public enum Side: Sendable {
        case left, right
    }

    public var layers: [Layer]

    /// - Parameters:
    ///   - values: where lines stand along y.
    ///   - domain: what else stands in the panel along x; the lines get room beside it.
    ///   - series: the name that the legend shows; may hold formulas between dollars.
    public init(_ values: [Double], at side: Side, beside domain: ClosedRange<Double>? = nil, series: String? = nil) {
        layers = [Layer(SpectralLinesGeometry(side: side, domain: domain), Channels(y: Channel(values)), series: series)]
    }
}

struct SpectralLinesGeometry: Geometry {
    /// Of the lines, in px.
    private static let length = 11.0
    /// Between the data and the panel's edge, as a part of the domain.
    private static let room = 0.035
    /// More lines than this are thinner and let each other through.
    private static let crowd = 60

    let side: SpectralLines.Side
    let domain: ClosedRange<Double>?

    let traits = MarkTraits(name: "spectral lines", paint: .line, thinning: .everything, ink: .nowhere)

    func swatch(of data: Channels) -> Swatch {
        .sample(Channels(y: Channel([0.2, 0.5, 0.8])), isWide: false)
    }

    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        guard axis == .x, let domain else { return }
        let (lower, upper) = (kind.transform(domain.lowerBound), kind.transform(domain.upperBound))
        let room = (upper - lower) * Self.room
        for end in [side == .left ? lower - room : lower, side == .right ? upper + room : upper] { extent.hold(end) }
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let frame = canvas.space.frame
        let start = side == .left ? frame.x : max(frame.x, frame.maxX - Self.length)
        let end = min(frame.maxX, start + Self.length)
        var path = Path()
        for y in canvas.space.ys(data.y) where y.isFinite && (frame.y...frame.maxY).contains(y) {
            path.add(polyline: [Point(start, y), Point(end, y)])
        }
        guard !path.elements.isEmpty else { return [] }
        let isCrowd = data.count > Self.crowd
        let color = canvas.color.opacity(canvas.style.opacity ?? (isCrowd ? 0.35 : 1))
        return [.stroke(path, Stroke(color, width: canvas.style.width ?? (isCrowd ? 0.7 : 1.5)))]
    }
}
