/// A colour bar's ticks and title, before it has a place.
struct MeasuredColorBar {
    let scale: ColorScale
    let axis: MeasuredAxis
    let title: TextBlock?

    init(_ scale: ColorScale, length: Double) throws(PlotError) {
        self.scale = scale
        axis = try MeasuredAxis(scale.scale, .y, length: length, values: scale.tickValues)
        title = scale.title.isEmpty ? nil : try Typography.set(scale.title, Typography.axis, width: length)
    }
}
