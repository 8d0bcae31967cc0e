/// From data to px in one panel.
struct PanelSpace {
    let frame: Rect
    let x: Scale
    let y: Scale

    /// NaN where the scale can't show a value.
    func xs(_ channel: Channel?) -> [Double] {
        channel.map { x.units($0).map { Self.limited(frame.x + $0 * frame.width) } } ?? []
    }

    func ys(_ channel: Channel?) -> [Double] {
        channel.map { y.units($0).map { Self.limited(frame.maxY - $0 * frame.height) } } ?? []
    }

    /// The panel's edge at the smaller end of the scale where that can't show the lower end of an interval.
    func ysOrLowerEdge(_ channel: Channel?) -> [Double] { ys(channel).map { $0.isNaN ? lowerEdge : $0 } }

    /// Where the smaller end of the scale is along y.
    var lowerEdge: Double { y.isReversed ? frame.y : frame.maxY }

    /// Renderers count in steps of 1/256 px and 32 bits: what lies far outside the panel is brought nearer.
    private static func limited(_ place: Double) -> Double {
        place.isNaN ? place : min(max(place, -100_000), 100_000)
    }

    func points(_ channels: Channels) -> [Point] {
        zip(xs(channels.x), ys(channels.y)).map { Point($0, $1) }
    }

    /// The stretches of a line: it ends where a value can't be shown, and where an axis breaks.
    func runs(_ channels: Channels) -> [[Point]] {
        breaks.reduce(Runs.shown(points(channels))) { runs, isBeyond in runs.flatMap { Runs.split($0, at: isBeyond) } }
    }

    /// Whether a point in px lies beyond the place along x, and along y, where an axis leaves values out.
    private var breaks: [(Point) -> Bool] {
        let alongX = x.breakUnit.map { unit in { (point: Point) in point.x > frame.x + unit * frame.width } }
        let alongY = y.breakUnit.map { unit in { (point: Point) in point.y > frame.maxY - unit * frame.height } }
        return [alongX, alongY].compactMap(\.self)
    }

    /// Where bars and stems start.
    var baseline: Double { frame.maxY - y.baseline * frame.height }

    /// A length along x, transformed, in px.
    func width(transformed: Double) -> Double { transformed / (x.upper - x.lower) * frame.width }
}

extension Point {
    var isShown: Bool { x.isFinite && y.isFinite }
}
