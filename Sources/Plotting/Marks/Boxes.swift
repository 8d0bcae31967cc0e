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
        for element in data {
            guard let box = FiveNumbers(values(element)) else { continue }
            places.append(x(element))
            boxes.append(box)
        }
        let channels = Channels(
            x: X.channel(places), y: Channel(boxes.map(\.median)), low: Channel(boxes.map(\.low)),
            high: Channel(boxes.map(\.high)), lowerQuartile: Channel(boxes.map(\.lowerQuartile)),
            upperQuartile: Channel(boxes.map(\.upperQuartile)))
        layers = [Layer(.boxes, channels, series: series)]
        let outlying = zip(places, boxes).flatMap { place, box in box.outliers.map { (place, $0) } }
        if !outlying.isEmpty {
            var points = Layer(
                .points, Channels(x: X.channel(outlying.map(\.0)), y: Channel(outlying.map(\.1))), series: series)
            points.style.isDodged = true
            points.style.size = 3
            points.style.isListed = false
            layers.append(points)
        }
    }
}
