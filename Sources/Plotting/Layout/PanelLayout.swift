/// A panel at its place.
package struct PanelLayout {
    let scaled: ScaledPanel
    /// The rectangle that data are drawn in.
    package let frame: Rect
    package let x: AxisLayout
    package let y: AxisLayout
    package let title: PlacedText?
    package let colorBar: ColorBarLayout?
}
