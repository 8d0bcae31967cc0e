/// A marker at each datum.
public struct Points: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(.points, Channels(x: x, y: y)) }
}
