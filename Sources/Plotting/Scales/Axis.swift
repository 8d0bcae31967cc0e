/// What an axis shows and how: `.log("$n$")`, `.linear("time", from: 0)`, or a string for a linear axis of that title.
///
/// Titles may hold formulas between dollars. Values that a scale can't show (NaN, infinities, non-positive ones on a logarithmic axis)
/// are left out and a line breaks there; the lower end of a band or an error bar that a logarithmic axis can't show reaches
/// the panel's edge.
public struct Axis: Equatable, Sendable, ExpressibleByStringLiteral {
    package var kind: ScaleKind
    package var title: String
    package var domain: ClosedRange<Double>?
    package var included: [Double] = []
    package var tickValues: [Double]?
    package var isReversed = false
    package var isClamped = false
    /// Of the data's extent, on each side.
    package var padding: Double?
    package var numbers = NumberStyle.automatic

    package init(_ kind: ScaleKind, _ title: String, _ domain: ClosedRange<Double>? = nil) {
        self.kind = kind
        self.title = title
        self.domain = domain
    }

    public init(stringLiteral title: String) { self.init(.linear, title) }

    /// A linear axis; one of categories when its data are strings.
    public static func linear(_ title: String = "", domain: ClosedRange<Double>? = nil) -> Axis {
        Axis(.linear, title, domain)
    }

    /// A logarithmic axis of base 10.
    public static func log(_ title: String = "", domain: ClosedRange<Double>? = nil) -> Axis { Axis(.log, title, domain) }

    /// Linear within `threshold` of 0 and logarithmic beyond: sign(v) log₁₀(1 + |v|/threshold).
    public static func symlog(_ title: String = "", threshold: Double, domain: ClosedRange<Double>? = nil) -> Axis {
        Axis(.symlog(threshold), title, domain)
    }

    /// Positions go with the square root: areas, counts, variances. Values below 0 lie as far on the other side.
    public static func squareRoot(_ title: String = "", domain: ClosedRange<Double>? = nil) -> Axis {
        Axis(.squareRoot, title, domain)
    }

    /// A linear axis without the values inside `gap`, for data in two groups far apart. A mark on the axis shows where it breaks; lines
    /// break there too.
    public static func broken(_ title: String = "", without gap: ClosedRange<Double>, domain: ClosedRange<Double>? = nil) -> Axis
    {
        Axis(.broken(gap), title, domain)
    }

    /// Categories in this order; data may name only these.
    public static func categories(_ title: String = "", _ names: [String]) -> Axis { Axis(.categories(names), title) }

    /// Stretches the domain to hold `value`, also one that was said.
    public func including(_ value: Double) -> Axis { changed { $0.included.append(value) } }

    /// From large to small: to the right on x, upwards on y.
    public func reversed() -> Axis { changed { $0.isReversed = true } }

    /// Values beyond the domain are drawn at its end instead of outside the panel.
    public func clamped() -> Axis { changed { $0.isClamped = true } }

    /// Room beyond the data on each side, as a share of their extent; 0.04 if nothing is said. A domain needs none.
    public func padded(_ share: Double) -> Axis { changed { $0.padding = share } }

    /// How the ticks are written.
    public func numbers(_ style: NumberStyle) -> Axis { changed { $0.numbers = style } }

    /// Labels exactly these values, at most 1000, where they don't overlap; on an axis of time they are seconds since 1970 began.
    public func ticks(_ values: [Double]) -> Axis { changed { $0.tickValues = values } }

    private func changed(_ change: (inout Axis) -> Void) -> Axis {
        var axis = self
        change(&axis)
        return axis
    }
}
