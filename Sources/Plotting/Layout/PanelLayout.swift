/// A panel at its place.
package struct PanelLayout {
    /// A series' name at the end of its line, and the line that leads to it.
    package struct End {
        package let series: String
        package let text: PlacedText
        package let leader: [Point]
    }

    let scaled: ScaledPanel
    /// The rectangle that data are drawn in.
    package let frame: Rect
    package let x: AxisLayout
    package let y: AxisLayout
    package let title: PlacedText?
    package let rowTitle: PlacedText?
    package let colorBar: ColorBarLayout?
    package let ends: [End]
}
