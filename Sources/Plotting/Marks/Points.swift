/// A marker at each datum.
public struct Points: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    /// Spreads the points of a category over its room, each by a share of it that hangs on its number alone, so that points of nearly one
    /// height are told apart. On an axis of numbers nothing moves.
    public func jittered() -> Points {
        var copy = self
        for index in copy.layers.indices { copy.layers[index].style.isJittered = true }
        return copy
    }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(PointsGeometry(), Channels(x: x, y: y)) }
}

struct PointsGeometry: Geometry {
    private static let size = 5.5
    /// Of a category's room.
    private static let jitterShare = 0.6
    /// More points than this are dots: shapes could not be told apart.
    private static let crowd = 400
    /// In px.
    private static let dot = 2.2

    /// Points on the frame reach over it.
    let traits = MarkTraits(
        name: "points", paint: .line, thinning: .scatter, ink: .atPoints, hasMarkers: true, leavesOutBeyond: true,
        isClipped: false)

    func swatch(of data: Channels) -> Swatch {
        .sample(
            Channels(x: Channel([0.5]), y: Channel([0.5])), isWide: false, marker: data.count > Self.crowd ? .circle : nil)
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let frame = canvas.space.frame
        let room = frame.insetBy(-0.5)
        let shown = canvas.space.points(canvas.crowd ?? data).enumerated().filter { $1.isShown && room.contains($1) }.map {
            Point($1.x + canvas.slot.offset + Self.jitter($0, on: canvas), $1.y)
        }
        guard !shown.isEmpty else { return [] }
        let isCrowd = shown.count > Self.crowd
        let size = Self.size(shown.count, canvas.style)
        if isCrowd, let crowd = DotCrowd.node(shown, size: size, color: canvas.legible, in: frame) { return [crowd] }
        let marker = canvas.style.marker ?? (isCrowd ? .circle : canvas.marker) ?? .circle
        return [MarkerShape.node(marker, at: shown, size: size, color: canvas.legible)]
    }

    /// In px. Multiples of the golden ratio spread evenly, however many there are.
    private static func jitter(_ number: Int, on canvas: Canvas) -> Double {
        guard canvas.style.isJittered, case .categories = canvas.space.x.kind else { return 0 }
        let turn = (Double(number) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
        return (turn - 0.5) * jitterShare * canvas.space.width(transformed: 1)
    }

    func markerSize(_ data: Channels, _ style: MarkStyle) -> Double? { Self.size(data.count, style) }

    private static func size(_ count: Int, _ style: MarkStyle) -> Double {
        style.size ?? (count > crowd ? dot : count > 100 ? 3.5 : size)
    }
}
