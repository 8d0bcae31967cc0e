/// A straight line across the panel at one value.
public struct Rule: Mark {
    public var layers: [Layer]

    /// A vertical line.
    public init(x: Double, label: String? = nil) { self.init(.vertical, x, label) }

    /// A horizontal line.
    public init(y: Double, label: String? = nil) { self.init(.horizontal, y, label) }

    private init(_ direction: RuleSpecification.Direction, _ value: Double, _ label: String?) {
        let specification = RuleSpecification(direction: direction, value: value, label: label)
        let channel = Channel([value])
        layers = [
            Layer(.rule(specification), direction == .vertical ? Channels(x: channel) : Channels(y: channel))
        ]
    }
}
