/// How a path is stroked.
package struct Stroke: Equatable, Sendable {
    package enum Cap: Sendable { case butt, round }

    package var color: Color
    package var width: Double
    package var dash: [Double]
    package var cap: Cap

    package init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt) {
        self.color = color
        self.width = width
        self.dash = dash
        self.cap = cap
    }
}
