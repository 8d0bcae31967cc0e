/// An axis at its place: ticks from the frame's edge outwards, their labels, the title.
package struct AxisLayout: Equatable, Sendable {
    package struct PlacedTick: Equatable, Sendable {
        /// Along the axis, in px of the figure.
        package let position: Double
        package let isMajor: Bool
        package let value: Double
    }

    package let ticks: [PlacedTick]
    package let labels: [PlacedText]
    package let title: PlacedText?
    /// Axes of categories have neither grid nor ticks.
    package let isCategorical: Bool
}
