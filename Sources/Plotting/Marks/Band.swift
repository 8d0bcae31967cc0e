/// A translucent area between two ends: a standard deviation, a range. Draw it before the line that it belongs to. The data go one way
/// along x.
public struct Band: IntervalMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, low: Channel, high: Channel) -> Layer {
        Layer(BandGeometry(), Channels(x: x, low: low, high: high))
    }
}

struct BandGeometry: Geometry {
    /// The share of a sample that lies beyond each of its ends, as the author said; `nil` for a band of other ends.
    var tail: Double?

    let traits = MarkTraits(name: "band", paint: .line, thinning: .curve, ink: .alongEnds, goesOneWay: true)

    func swatch(of data: Channels) -> Swatch {
        .sample(Channels(x: Channel([0, 1]), low: Channel([0.12, 0.12]), high: Channel([0.88, 0.88])), isWide: true)
    }

    func check(_ panel: Panel, number: Int) throws(PlotError) {
        guard let tail, !(0..<0.5).contains(tail) else { return }
        throw .setting("a tail of the quantile ribbon", panel: number, value: tail, allowed: "from 0 to below 0.5")
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let xs = canvas.space.xs(data.x)
        let lows = canvas.space.ysOrLowerEdge(data.low)
        let upper = zip(xs, canvas.space.ys(data.high)).map { Point($0, $1) }
        var path = Path()
        for range in Runs.ranges(upper) {
            let (above, below) = (Array(upper[range]), range.map { Point(xs[$0], lows[$0]) })
            path.add(polyline: Runs.widened(above) + Runs.widened(below).reversed(), closed: true)
        }
        guard !path.elements.isEmpty else { return [] }
        return [.fill(path, canvas.color.opacity(canvas.style.opacity ?? (canvas.theme.isDark ? 0.24 : 0.18)))]
    }
}
