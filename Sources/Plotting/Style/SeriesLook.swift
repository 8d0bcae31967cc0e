/// How a series looks: its colour, its dash where lines stand alone, its marker where there are points.
public struct SeriesLook: Equatable, Sendable {
    public let paint: Paint
    public let dash: Dash
    public let marker: Marker

    public init(_ paint: Paint, _ dash: Dash = .solid, _ marker: Marker = .circle) {
        self.paint = paint
        self.dash = dash
        self.marker = marker
    }

    /// The colour's name, for captions: `blue`.
    public var colorName: String {
        switch paint {
        case .palette(let number): Theme.colorNames[Int(number.magnitude % UInt(Theme.colorNames.count))]
        case .muted: "grey"
        case .ink, .series: "black"
        }
    }
}
