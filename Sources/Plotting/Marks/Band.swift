/// A translucent area between two ends: a standard deviation, a range. Draw it before the line that it belongs to.
public struct Band: IntervalMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, low: Channel, high: Channel) -> Layer {
        Layer(.band, Channels(x: x, low: low, high: high))
    }
}
