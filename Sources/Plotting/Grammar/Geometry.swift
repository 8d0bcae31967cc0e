/// How a layer's data become shapes: all that one kind of mark is. The stages of a figure ask it and know no kind by name.
///
/// A mark's file in `Marks` declares both the mark that authors write and its geometry.
protocol Geometry: Sendable {
    /// What the stages must know of the kind.
    var traits: MarkTraits { get }

    /// How the legend shows a series that is drawn with this kind.
    func swatch(of data: Channels) -> Swatch

    /// The shapes, in px.
    ///
    /// - Parameter notes: where a label finds room; it is drawn over all marks.
    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode]

    /// What is written beside the shapes; may hold formulas between dollars. None, unless a kind says otherwise.
    var label: String? { get }

    /// The diameter of its points, in px; `nil` for a kind without points.
    func markerSize(_ data: Channels, _ style: MarkStyle) -> Double?

    /// Whether marks of several series at one place stand beside each other. As the author says, unless the kind knows better.
    func isDodged(_ style: MarkStyle) -> Bool

    /// Stretches what an axis must hold beyond the data. By nothing, unless a kind says otherwise.
    ///
    /// - Parameter extent: transformed; holds the data already.
    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind)

    /// Throws where the data lack the shape that the kind needs. Channels of one length will do, unless a kind says otherwise.
    ///
    /// - Parameter number: of the panel, from 1.
    func check(_ panel: Panel, number: Int) throws(PlotError)

    /// What the CSV holds: the data, unless a kind has something else to tell.
    func tabulated(_ data: Channels) -> Channels
}

extension Geometry {
    var label: String? { nil }
    func markerSize(_ data: Channels, _ style: MarkStyle) -> Double? { nil }
    func isDodged(_ style: MarkStyle) -> Bool { style.isDodged }
    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {}
    func check(_ panel: Panel, number: Int) throws(PlotError) {}
    func tabulated(_ data: Channels) -> Channels { data }
}
