/// A line through the data, in their order. It breaks where a value can't be shown.
public struct Line: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(.line(isStepped: false), Channels(x: x, y: y)) }

    /// A staircase: each value holds until the next x.
    public func stepped() -> Line {
        var copy = self
        for index in copy.layers.indices { copy.layers[index].geometry = .line(isStepped: true) }
        return copy
    }
}
