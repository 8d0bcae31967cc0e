/// What a mark draws with: its panel in px, its look, its slot among the marks of other series.
struct Canvas {
    let space: PanelSpace
    let theme: Theme
    /// The mark's own colour, or its series'.
    let color: Color
    let style: MarkStyle
    /// Of the series, where it has one.
    let marker: Marker?
    let dash: Dash?
    let slot: Slot
    /// Where the panel has cells of colour.
    let colorScale: ColorScale?
    /// The diameter of the points of the series, in px; 0 where there are none.
    var markerSize = 0.0
    /// All the data of points of which the mark has a sample.
    var crowd: Channels?

    /// The colour as opaque as the author said.
    var painted: Color { style.opacity.map(color.opacity) ?? color }

    /// The same for what is small, such as points: never fainter on the page than 3 : 1.
    var legible: Color { painted.legible(on: theme.background) }

    /// Beside the marks of other series.
    func shifted(_ points: [Point]) -> [Point] {
        slot.offset == 0 ? points : points.map { Point($0.x + slot.offset, $0.y) }
    }

    func stroke(width: Double, dash: Dash) -> Stroke {
        let width = style.width ?? width
        return Stroke(painted, width: width, dash: dash.lengths.map { $0 * width }, cap: dash == .solid ? .round : .butt)
    }

    /// The line that bars and stems stand on, where it is not the axis.
    var zero: [SceneNode] {
        let frame = space.frame
        guard space.baseline < frame.maxY - 1 else { return [] }
        let line = Path(polyline: [Point(frame.x, space.baseline), Point(frame.maxX, space.baseline)])
        return [.stroke(line, Stroke(theme.muted, width: 0.8))]
    }

    /// The width of a bar whose neighbours stand at these places, in px.
    func barWidth(_ x: Channel?) -> Double {
        slot.width ?? space.width(transformed: BarWidth.transformed(x, kind: space.x.kind)) * Slot.share
    }
}
