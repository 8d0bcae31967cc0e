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

    /// Categories in this order; data may name only these.
    public static func categories(_ title: String = "", _ names: [String]) -> Axis { Axis(.categories(names), title) }

    /// Stretches the domain to hold `value`.
    public func including(_ value: Double) -> Axis {
        var axis = self
        axis.included.append(value)
        return axis
    }

    /// Labels exactly these values, where they don't overlap.
    public func ticks(_ values: [Double]) -> Axis {
        var axis = self
        axis.tickValues = values
        return axis
    }
}
