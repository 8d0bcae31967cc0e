/// Box plots: median, quartiles, whiskers to the last datum within 1.5 interquartile ranges, and the outliers as points.
public struct Boxes: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - x: the place of each box, usually a category.
    ///   - values: the sample that it summarises; empty samples have no box.
    public init<Data: Sequence, X: Plottable>(
        _ data: Data, x: (Data.Element) -> X, values: (Data.Element) -> [Double], series: String? = nil
    ) {
        var places: [X] = []
        var boxes: [FiveNumbers] = []
        var lost = LostValues()
        for element in data {
            let sample = values(element)
            lost.add(sample)
            guard let box = FiveNumbers(sample) else { continue }
            places.append(x(element))
            boxes.append(box)
        }
        let channels = Channels(
            x: X.channel(places), y: Channel(boxes.map(\.median)), low: Channel(boxes.map(\.low)),
            high: Channel(boxes.map(\.high)), lowerQuartile: Channel(boxes.map(\.lowerQuartile)),
            upperQuartile: Channel(boxes.map(\.upperQuartile)))
        layers = [Layer(BoxesGeometry(), channels, series: series)]
        layers[0].lost = lost
        let outlying = zip(places, boxes).flatMap { place, box in box.outliers.map { (place, $0) } }
        if !outlying.isEmpty {
            var points = Layer(
                PointsGeometry(), Channels(x: X.channel(outlying.map(\.0)), y: Channel(outlying.map(\.1))), series: series)
            points.style.isDodged = true
            points.style.size = 3
            points.style.isListed = false
            layers.append(points)
        }
    }
}

struct BoxesGeometry: Geometry {
    let traits = MarkTraits(name: "boxes", paint: .area, thinning: .everything, ink: .atPoints)

    func isDodged(_ style: MarkStyle) -> Bool { true }

    func swatch(of data: Channels) -> Swatch { .square }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let xs = canvas.space.xs(data.x).map { $0 + canvas.slot.offset }
        let half = min(canvas.barWidth(data.x) * 0.4, 22)
        let columns = [data.low, data.lowerQuartile, data.y, data.upperQuartile, data.high].map(canvas.space.ys)
        var boxes = Path()
        var medians = Path()
        var whiskers = Path()
        for (index, x) in xs.enumerated() where x.isFinite {
            let (low, lower, median, upper, high) = (
                columns[0][index], columns[1][index], columns[2][index], columns[3][index], columns[4][index]
            )
            guard [lower, median, upper, high].allSatisfy(\.isFinite) else { continue }
            boxes.add(Rect(x: x - half, y: upper, width: 2 * half, height: lower - upper))
            medians.add(polyline: [Point(x - half, median), Point(x + half, median)])
            let least = low.isFinite ? low : canvas.space.lowerEdge
            whiskers.add(polyline: [Point(x, lower), Point(x, least)])
            whiskers.add(polyline: [Point(x, upper), Point(x, high)])
            for end in [least, high] { whiskers.add(polyline: [Point(x - half / 2, end), Point(x + half / 2, end)]) }
        }
        guard !boxes.elements.isEmpty else { return [] }
        return [
            .stroke(whiskers, Stroke(canvas.painted, width: 1.1)), .fill(boxes, canvas.painted.opacity(0.25)),
            .stroke(boxes, Stroke(canvas.painted, width: 1.1)), .stroke(medians, Stroke(canvas.painted, width: 2.2)),
        ]
    }
}
