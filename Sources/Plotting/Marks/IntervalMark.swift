/// A mark with one x and an interval in y a datum: `Band`, `ErrorBars`.
public protocol IntervalMark: Mark {
    init(layers: [Layer])
    static func layer(x: Channel, low: Channel, high: Channel) -> Layer
}

extension IntervalMark {
    /// - Parameters:
    ///   - low, high: the interval's ends.
    ///   - series: the name that the legend shows; may hold formulas between dollars.
    public init<Data: Sequence, X: Plottable>(
        _ data: Data, x: (Data.Element) -> X, low: (Data.Element) -> Double, high: (Data.Element) -> Double, series: String? = nil
    ) {
        let elements = Array(data)
        var layer = Self.layer(
            x: X.channel(elements.map(x)), low: Channel(elements.map(low)), high: Channel(elements.map(high)))
        layer.series = series
        self.init(layers: [layer])
    }

    /// One series for each value of `series`, in the order of first appearance.
    public init<Data: Sequence, X: Plottable>(
        _ data: Data, x: (Data.Element) -> X, low: (Data.Element) -> Double, high: (Data.Element) -> Double,
        series: (Data.Element) -> String
    ) {
        self.init(
            layers: SeriesSplit.groups(data, by: series).flatMap { name, elements in
                Self(elements, x: x, low: low, high: high, series: name).layers
            })
    }

    /// From `y` − `plusMinus` to `y` + `plusMinus`: a mean with its standard deviation or standard error.
    public init<Data: Sequence, X: Plottable>(
        _ data: Data, x: (Data.Element) -> X, y: (Data.Element) -> Double, plusMinus: (Data.Element) -> Double,
        series: String? = nil
    ) {
        self.init(data, x: x, low: { y($0) - plusMinus($0) }, high: { y($0) + plusMinus($0) }, series: series)
    }

    /// One series for each value of `series`, from `y` − `plusMinus` to `y` + `plusMinus`.
    public init<Data: Sequence, X: Plottable>(
        _ data: Data, x: (Data.Element) -> X, y: (Data.Element) -> Double, plusMinus: (Data.Element) -> Double,
        series: (Data.Element) -> String
    ) {
        self.init(data, x: x, low: { y($0) - plusMinus($0) }, high: { y($0) + plusMinus($0) }, series: series)
    }

    /// Three arrays of one length.
    public init<X: Plottable>(x: [X], low: [Double], high: [Double], series: String? = nil) {
        var layer = Self.layer(x: X.channel(x), low: Channel(low), high: Channel(high))
        layer.series = series
        self.init(layers: [layer])
    }
}
