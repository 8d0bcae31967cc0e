/// A mark with one x and one y a datum: `Line`, `Points`, `Stems`, `Bars`.
public protocol PointwiseMark: Mark {
    init(layers: [Layer])
    static func layer(x: Channel, y: Channel) -> Layer
}

extension PointwiseMark {
    /// - Parameters:
    ///   - x, y: what to show of each element: a key path or a closure; numbers, or strings as categories.
    ///   - series: the name that the legend shows; may hold formulas between dollars.
    public init<Data: Sequence, X: Plottable, Y: Plottable>(
        _ data: Data, x: (Data.Element) -> X, y: (Data.Element) -> Y, series: String? = nil
    ) {
        let elements = Array(data)
        var layer = Self.layer(x: X.channel(elements.map(x)), y: Y.channel(elements.map(y)))
        layer.series = series
        self.init(layers: [layer])
    }

    /// One series for each value of `series`, in the order of first appearance.
    public init<Data: Sequence, X: Plottable, Y: Plottable>(
        _ data: Data, x: (Data.Element) -> X, y: (Data.Element) -> Y, series: (Data.Element) -> String
    ) {
        self.init(
            layers: SeriesSplit.groups(data, by: series).flatMap { name, elements in
                Self(elements, x: x, y: y, series: name).layers
            })
    }

    /// Two arrays of one length.
    public init<X: Plottable, Y: Plottable>(x: [X], y: [Y], series: String? = nil) {
        var layer = Self.layer(x: X.channel(x), y: Y.channel(y))
        layer.series = series
        self.init(layers: [layer])
    }
}
