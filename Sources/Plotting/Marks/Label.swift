/// Text at a place of the panel. May hold formulas between dollars.
public struct Label: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - x, y: in data units.
    ///   - anchor: where the text stands, seen from the place.
    public init(_ text: String, x: Double, y: Double, anchor: LabelAnchor = .right) {
        let channels = Channels(x: Channel([x]), y: Channel([y]))
        layers = [Layer(.text(TextSpecification(text: text, anchor: anchor)), channels)]
    }
}
