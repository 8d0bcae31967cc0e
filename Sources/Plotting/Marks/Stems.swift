/// A thin line from zero (on a logarithmic axis: from the lower edge) to each datum: spectra, coefficients.
public struct Stems: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer { Layer(.stems, Channels(x: x, y: y)) }
}
