/// How the values of a heat map become colours.
public struct ColorAxis: Equatable, Sendable, ExpressibleByStringLiteral {
    package enum Ramp: Equatable, Sendable {
        case sequential
        /// Two colours away from a middle value.
        case diverging(around: Double)
    }

    package var axis: Axis
    package var ramp: Ramp

    public init(stringLiteral title: String) {
        axis = Axis(.linear, title)
        ramp = .sequential
    }

    private init(_ axis: Axis, _ ramp: Ramp) {
        self.axis = axis
        self.ramp = ramp
    }

    /// From dark to light along `axis`, linear or logarithmic; of a reversed one the largest value is dark. Values beyond its domain have the
    /// colour of its end.
    public static func sequential(_ axis: Axis) -> ColorAxis { ColorAxis(axis, .sequential) }

    /// Blue below `middle`, red above; the domain reaches as far on both sides.
    public static func diverging(_ axis: Axis, around middle: Double) -> ColorAxis { ColorAxis(axis, .diverging(around: middle)) }
}
