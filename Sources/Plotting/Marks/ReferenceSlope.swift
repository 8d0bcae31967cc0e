/// A dashed line of known slope with its label: y = c x^slope on two logarithmic axes, y = c + slope · x on two linear ones
/// (with one logarithmic axis, the slope is per decade).
public struct ReferenceSlope: Mark {
    public var layers: [Layer]

    /// Where there is room beside the data, over about half the panel.
    public init(_ slope: Double, label: String? = nil) {
        layers = [Layer(.slope(SlopeSpecification(slope: slope, label: label, anchor: nil)))]
    }

    /// Through a point, over the whole panel.
    public init(_ slope: Double, label: String? = nil, through point: (x: Double, y: Double)) {
        let specification = SlopeSpecification(slope: slope, label: label, anchor: .init(x: point.x, y: point.y))
        layers = [Layer(.slope(specification))]
    }
}
