/// The key of a heat map's colours.
package struct ColorBarLayout: Equatable, Sendable {
    static let thickness = 11.0
    static let gap = 12.0

    let scale: ColorScale
    package let bar: Rect
    package let axis: AxisLayout

    /// The room that a bar takes to the right of its panel.
    static func width(_ measured: MeasuredColorBar) -> Double {
        let title = measured.title.map { $0.height + Typography.titleGap } ?? 0
        return gap + thickness + Typography.tickLength + Typography.tickLabelGap + measured.axis.labelWidth + title
    }

    init(_ measured: MeasuredColorBar, left: Double, top: Double, height: Double) {
        scale = measured.scale
        let bar = Rect(x: left + Self.gap, y: top, width: Self.thickness, height: height)
        self.bar = bar
        let labelLeft = bar.maxX + Typography.tickLength + Typography.tickLabelGap
        let labels = measured.axis.labels.map { label in
            let middle = bar.maxY - label.position * height
            return PlacedText(label.block, origin: Point(labelLeft, middle + Typography.tickDrop))
        }
        let title = measured.title.map { block in
            let edge = labelLeft + measured.axis.labelWidth + Typography.titleGap
            return PlacedText(
                block, origin: Point(edge + block.ascent, bar.y + (height + block.width) / 2), angle: -.pi / 2)
        }
        axis = AxisLayout(
            ticks: measured.axis.ticks.map {
                AxisLayout.PlacedTick(position: bar.maxY - $0.position * height, isMajor: $0.isMajor, value: $0.value)
            }, labels: labels, title: title, isCategorical: false)
    }
}
