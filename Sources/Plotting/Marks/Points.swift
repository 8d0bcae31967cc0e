/// A marker at each datum.
public struct Points: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(PointsGeometry(), Channels(x: x, y: y)) }
}

struct PointsGeometry: Geometry {
    private static let size = 5.5
    /// More points than this are dots: shapes could not be told apart.
    private static let crowd = 400

    /// Points on the frame reach over it.
    let traits = MarkTraits(
        name: "points", paint: .line, thinning: .scatter, ink: .atPoints, hasMarkers: true, isClipped: false)

    func swatch(of data: Channels) -> Swatch {
        .sample(
            Channels(x: Channel([0.5]), y: Channel([0.5])), isWide: false, marker: data.count > Self.crowd ? .circle : nil)
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let room = canvas.space.frame.insetBy(-0.5)
        let shown = canvas.space.points(data).filter { $0.isShown && room.contains($0) }.map {
            Point($0.x + canvas.slot.offset, $0.y)
        }
        guard !shown.isEmpty else { return [] }
        let isCrowd = shown.count > Self.crowd
        let size = Self.size(shown.count, canvas.style)
        let marker = canvas.style.marker ?? (isCrowd ? .circle : canvas.marker) ?? .circle
        return [MarkerShape.node(marker, at: shown, size: size, color: canvas.legible)]
    }

    func markerSize(_ data: Channels, _ style: MarkStyle) -> Double? { Self.size(data.count, style) }

    private static func size(_ count: Int, _ style: MarkStyle) -> Double {
        style.size ?? (count > crowd ? 2.2 : count > 100 ? 3.5 : size)
    }
}
