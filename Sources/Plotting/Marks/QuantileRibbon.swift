/// How a sample is spread at each place: its median as a line, inside bands from quantile to quantile. The places go one way along x.
public struct QuantileRibbon: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - values: the sample at each place; values that aren't finite are left out.
    ///   - tails: the share of the sample on each side of a band, below ½; outer bands first.
    public init<Data: Sequence, X: Plottable>(
        _ data: Data, x: (Data.Element) -> X, values: (Data.Element) -> [Double], tails: [Double] = [0.05, 0.25],
        series: String? = nil
    ) {
        let elements = Array(data)
        let places = X.channel(elements.map(x))
        let given = elements.map(values)
        let samples = given.map { $0.filter(\.isFinite).sorted() }
        func quantile(_ probability: Double) -> Channel {
            let isOne = (0...1).contains(probability)
            return Channel(samples.map { $0.isEmpty || !isOne ? .nan : FiveNumbers.quantile(probability, of: $0) })
        }
        layers = tails.sorted().enumerated().map { order, tail in
            var band = Band.layer(x: places, low: quantile(tail), high: quantile(1 - tail))
            band.geometry = BandGeometry(tail: tail)
            band.style.isListed = order == 0
            return band
        }
        layers.append(Line.layer(x: places, y: quantile(0.5)))
        layers[layers.count - 1].lost = LostValues(of: given.joined())
        for index in layers.indices { layers[index].series = series }
    }
}
