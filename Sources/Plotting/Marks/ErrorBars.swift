/// A vertical bar with caps between two ends: a standard error, a range.
public struct ErrorBars: IntervalMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, low: Channel, high: Channel) -> Layer {
        Layer(.errorBars, Channels(x: x, low: low, high: high))
    }
}
