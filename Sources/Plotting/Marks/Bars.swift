/// A bar from zero (on a logarithmic axis: from the lower edge) to each datum; bars of several series stand beside each other.
public struct Bars: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(.bars(isStacked: false), Channels(x: x, y: y)) }

    /// Bars of several series stand on each other. For values of one sign.
    public func stacked() -> Bars {
        var copy = self
        for index in copy.layers.indices { copy.layers[index].geometry = .bars(isStacked: true) }
        return copy
    }
}
