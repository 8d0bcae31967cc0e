/// How many values fall into each of equal bins.
public struct Histogram: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - values: those that aren't finite are left out.
    ///   - bins: their number; without it, by the rule of Freedman and Diaconis, between 5 and 80. At most 10,000.
    ///   - isDensity: heights whose areas sum to 1 instead of counts.
    public init(_ values: some Sequence<Double>, bins: Int? = nil, isDensity: Bool = false, series: String? = nil) {
        let values = Array(values)
        let counts = BinnedCounts(values.filter(\.isFinite), bins: bins)
        let total = Double(counts.counts.reduce(0, +))
        let scale = isDensity && total > 0 ? 1 / (total * counts.width) : 1
        let channels = Channels(
            x: Channel(counts.edges.dropLast().map { $0 }), xEnd: Channel(counts.edges.dropFirst().map { $0 }),
            y: Channel(counts.counts.map { Double($0) * scale }))
        layers = [Layer(HistogramGeometry(bins: bins), channels, series: series)]
        layers[0].lost = LostValues(of: values)
    }
}

struct HistogramGeometry: Geometry {
    /// As the author said.
    let bins: Int?

    let traits = MarkTraits(name: "histogram", paint: .area, thinning: .everything, ink: .atPoints)

    func swatch(of data: Channels) -> Swatch { .square }

    func check(_ panel: Panel, number: Int) throws(PlotError) {
        guard let bins, !(1...BinnedCounts.limit).contains(bins) else { return }
        throw .setting(
            "the number of bins of the histogram", panel: number, value: Double(bins), allowed: "from 1 to \(BinnedCounts.limit)")
    }

    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        if axis == .y { extent.pinBaseline(kind) }
    }

    /// A gap of 0.8 px between bins.
    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let space = canvas.space
        let sides = zip(space.xs(data.x), space.xs(data.xEnd)).map { first, second in
            let (left, right) = (min(first, second), max(first, second))
            return (left + 0.4, max(left + 0.8, right - 0.4))
        }
        return BarShape.nodes(sides: sides, ends: space.ys(data.y).map { (space.baseline, $0) }, on: canvas)
    }
}
